namespace Handslaget.Booking.Register;

public enum TrainingState
{
    /// <summary>Nobody has said that there is one.</summary>
    Unknown,
    Expired,

    /// <summary>It is valid, and ends within <see cref="WhoIsMissing.DaysAhead"/> days.</summary>
    EndsSoon,
    Valid,
}

/// <summary>
/// Training in service and treatment, which Handslaget's first point promises of everybody who meets companies. It is shown to coordinators, and
/// decides nothing about who is seated.
/// </summary>
public static class ServiceTraining
{
    public static TrainingState On(this Official official, DateOnly today) => official.TrainedTo switch
    {
        null => TrainingState.Unknown,
        { } last when last < today => TrainingState.Expired,
        { } last when last <= today.AddDays(WhoIsMissing.DaysAhead) => TrainingState.EndsSoon,
        _ => TrainingState.Valid,
    };

    /// <summary>Whose training has ended, or ends soon: the first to end first.</summary>
    public static IReadOnlyList<Official> Due(IEnumerable<Official> officials, DateOnly today) =>
        [.. officials.Where(o => !o.HasLeft && o.On(today) is TrainingState.Expired or TrainingState.EndsSoon).OrderBy(o => o.TrainedTo).ThenBy(o => o.Id)];
}
