using Handslaget.Booking.Complaints;

namespace Handslaget.Booking.Tests.Complaints;

/// <summary>A complaint about somebody who sat at a meeting, with what has happened to it.</summary>
internal static class A_complaint
{
    public static readonly Guid Id = Guid.Parse("00000000-0000-0000-0000-00000000c001");
    public static readonly Guid Accused = Guid.Parse("00000000-0000-0000-0000-00000000c002");
    public static readonly Guid AtTheTable = Guid.Parse("00000000-0000-0000-0000-00000000c003");
    public static readonly Guid Other = Guid.Parse("00000000-0000-0000-0000-00000000c004");
    public static readonly Guid Another = Guid.Parse("00000000-0000-0000-0000-00000000c005");
    public static readonly Guid[] Seated = [Accused, AtTheTable];

    public static readonly BookingRules Rules = new();

    /// <summary>A Monday at ten.</summary>
    public static readonly DateTimeOffset Now = SwedishTime.At(new DateOnly(2027, 2, 1), new TimeOnly(10, 0));

    public static ComplaintReceived Received(ComplaintKind kind = ComplaintKind.Treatment, bool anonymous = false, string? unit = null) =>
        new(Id, kind, Guid.Empty, Accused, unit, anonymous, "sv", Now);

    public static Complaint Given(params object[] facts) => facts.Aggregate(Complaint.New, (c, fact) => c.Evolve(fact));

    public static readonly object[] Answered = [Received(), new ComplaintAcknowledged(Now), new ComplaintAnswered(ComplaintOutcome.SeenOtherwise, Now, Other)];

    public static void Is(Decision decision, params object[] facts) => Assert.Equal(facts, Assert.IsType<Decision.Facts>(decision).Events);

    public static void IsNo(Refusal reason, Decision decision) => Assert.Equal(reason, Assert.IsType<Decision.Refused>(decision).Reason);
}
