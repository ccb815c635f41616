using System.Globalization;
using Handslaget.Booking.Register;

namespace Handslaget.Booking.Web.Pages.Coordinator;

/// <summary>How an official's service training stands, in words.</summary>
internal static class TrainingWords
{
    public static Text Say(Official official, DateOnly today) => official.On(today) switch
    {
        TrainingState.Unknown => new("inget datum", "no date"),
        TrainingState.Expired => new($"gick ut {Day(official)}", $"ended {Day(official)}"),
        TrainingState.EndsSoon => new($"går ut {Day(official)}", $"ends {Day(official)}"),
        _ => new($"gäller till och med {Day(official)}", $"valid to {Day(official)}"),
    };

    private static string Day(Official official) => official.TrainedTo!.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
