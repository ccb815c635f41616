namespace Handslaget.Booking.Meetings;

// What the company's link opens, and for how long. Who it was is erased beside the log; what happened stays.
public sealed partial record Meeting
{
    /// <summary>Nothing more can come of it: it was held or will not be, or it never had a time and nobody waits for one. An invitation to a visit waits for its answer until it ends.</summary>
    public bool IsOver(DateTimeOffset now) =>
        HasEnded || (IsBooked ? Slot!.Value.End <= now : !IsVisit && !IsHolding(now) && !IsWaiting && Wishes.Count == 0 && !CallBack);

    /// <summary>Once nobody needs to be reached. It can not be undone.</summary>
    public Decision Forget(DateTimeOffset now) =>
        ForgottenAt is not null ? Decision.AlreadySo
        : !IsOver(now) ? Refusal.NotOverYet
        : Decision.Of(new CompanyForgotten(now));

    /// <summary>The company gets another link. Asked for twice, by who has <paramref name="seen"/> the same link, it is replaced once; whom we have forgotten has none.</summary>
    public Decision ReplaceLink(int seen, DateTimeOffset now) =>
        ForgottenAt is not null || seen != LinkNumber ? Decision.AlreadySo : Decision.Of(new CompanyLinkReplaced(LinkNumber + 1, now));
}
