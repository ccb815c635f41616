namespace Handslaget.Booking.Benchmarks;

internal static class Book
{
    public static Task<SuiteResult> Run(Options options) => throw new ToolMissing("not written yet");
}
