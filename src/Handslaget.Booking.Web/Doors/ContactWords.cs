using Handslaget.Booking.Cases;
using Handslaget.Booking.Meetings;

namespace Handslaget.Booking.Web.Doors;

/// <summary>A case's contacts, ends and commitments as people say them.</summary>
internal static class ContactWords
{
    public static Text Say(this ContactResult result) => result switch
    {
        ContactResult.GoesWell => new("det går bra", "it goes well"),
        ContactResult.NeedsHelp => new("något har fastnat", "something is stuck"),
        ContactResult.WantsMeeting => new("vill ha ett nytt möte", "wants another meeting"),
        ContactResult.GaveUp => new("har lagt ner planerna", "has given up the plans"),
        ContactResult.NotReached => new("svarade inte", "did not answer"),
        _ => throw new ArgumentOutOfRangeException(nameof(result)),
    };

    public static Text Say(this ContactWay how) => how switch
    {
        ContactWay.Call => new("lotsen ringer er", "the coordinator calls you"),
        ContactWay.Mail => new("lotsen mejlar er", "the coordinator mails you"),
        ContactWay.Meeting => new("ni träffar lotsen", "you meet the coordinator"),
        _ => throw new ArgumentOutOfRangeException(nameof(how)),
    };

    public static Text Say(this CaseClosedFor reason) => reason switch
    {
        CaseClosedFor.Done => new("allt är klart", "everything is done"),
        CaseClosedFor.GivenUp => new("företaget har lagt ner planerna", "the company has given up the plans"),
        CaseClosedFor.NotReached => new("företaget gick inte att nå", "the company could not be reached"),
        CaseClosedFor.JoinedAnother => new("mötena hör till ett annat ärende", "its meetings belong to another case"),
        _ => throw new ArgumentOutOfRangeException(nameof(reason)),
    };

    public static Text Say(this DueMoveReason reason) => reason switch
    {
        DueMoveReason.NeedsMoreTime => new("det tar längre tid än vi trodde", "it takes longer than we thought"),
        DueMoveReason.WaitsForCompany => new("det väntar på något från företaget", "it waits for something from the company"),
        DueMoveReason.WaitsForOthers => new("det väntar på ett annat kontor eller en annan myndighet", "it waits for another office or authority"),
        DueMoveReason.Corrected => new("svaret är rättat", "the answer is corrected"),
        _ => throw new ArgumentOutOfRangeException(nameof(reason)),
    };

    public static Text Say(this CommitmentDropReason reason) => reason switch
    {
        CommitmentDropReason.NotNeeded => new("det behövs inte längre", "it is not needed any more"),
        CommitmentDropReason.SolvedOtherwise => new("det löstes på annat sätt", "it was solved in another way"),
        CommitmentDropReason.Corrected => new("svaret är rättat", "the answer is corrected"),
        _ => throw new ArgumentOutOfRangeException(nameof(reason)),
    };
}
