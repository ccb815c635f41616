namespace Handslaget.Booking.Benchmarks;

internal static class Http
{
    public static Task<SuiteResult> Run(Options options) => throw new ToolMissing("not written yet");
}
