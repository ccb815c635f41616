namespace Handslaget.Booking.Web.Pages.Booking;

/// <summary>The questions on the way to a booking, one a page, in order.</summary>
public enum Step
{
    What,
    Where,
    Questions,
    Panel,
    How,
    Times,
    Contact,
    Documents,
    Check,
}

internal static class Steps
{
    public const int Count = 9;

    private static readonly string[] Names = ["vad", "var", "fragor", "bordet", "motas", "tider", "kontakt", "bilagor", "kontrollera"];

    public static string Path(this Step step, string key) => $"/boka/{key}/{Names[(int)step]}";

    public static int Number(this Step step) => (int)step + 1;

    /// <summary>The page that Back leads to; the questions are passed over when there are none.</summary>
    public static string? Back(this Step step, string key, bool hasQuestions) => step switch
    {
        Step.What => "/",
        Step.Panel when !hasQuestions => Step.Where.Path(key),
        _ => (step - 1).Path(key),
    };
}
