using Handslaget.Booking.Meetings;
using Handslaget.Booking.Web.Delivery;

namespace Handslaget.Booking.Web.Pages;

/// <summary>Something that has happened, or that will by itself.</summary>
/// <param name="At">When, UTC; null: as soon as it is so.</param>
public sealed record TimelineEntry(DateTimeOffset? At, string Words, bool IsDone);

/// <summary>What has happened to a meeting and what happens next, in the words its company understands. Facts that are our own affair are left out.</summary>
internal static class MeetingTimeline
{
    public static IReadOnlyList<TimelineEntry> Of(Meeting meeting, IReadOnlyList<object> facts, string language, DateTimeOffset now) =>
    [
        .. facts.Select(fact => Say(fact, MeetingNoun.Of(meeting.Kind, "sv").The, MeetingNoun.Of(meeting.Kind, "en").The)).OfType<(DateTimeOffset At, Text Words)>().Select(e => new TimelineEntry(e.At, e.Words.In(language), IsDone: true)),
        .. Next(meeting, language, now),
    ];

    /// <summary>Itself is called what it is, "mötet" and "the meeting" or a visit.</summary>
    private static (DateTimeOffset At, Text Words)? Say(object fact, string sv, string en) => fact switch
    {
        VisitInvited e => (e.At, new("Vi frågade om vi får hälsa på.", "We asked whether we may visit.")),
        VisitPutOff e => (e.At, new("Ni bad oss återkomma.", "You asked us to come back later.")),
        TableOpened e => (e.At, new("Vi dukade ett bord åt er. Länken står i vårt mejl.", "We laid a table for you. The link is in our mail.")),
        MeetingBooked e => (e.At, new($"Ni bokade {sv}.", $"You booked {en}.")),
        SeatSubstituted e => (e.At, new("Någon fick förhinder. En kollega tog platsen.", "Somebody could not come. A colleague took the seat.")),
        AlternativesHeld e => (e.At, new("En plats gick inte att fylla. Vi höll andra tider åt er.", "A seat could not be filled. We held other times for you.")),
        MeetingConfirmed e => (e.At, new("Alla som behövs tackade ja.", "Everybody needed said yes.")),
        MeetingMoved e => (e.At, e.By == "company" ? new($"Ni flyttade {sv}.", $"You moved {en}.") : new($"Lotsen flyttade {sv}.", $"The coordinator moved {en}.")),
        MeetingCancelled e => (e.At, e.By == "company" ? new($"Ni avbokade {sv}.", $"You cancelled {en}.") : new($"Kommunen ställde in {sv}.", $"The municipality cancelled {en}.")),
        MeetingFellThrough e => (e.At, new($"{SwedishWords.Begin(sv)} blev inte av, för en plats stod tom.", $"{SwedishWords.Begin(en)} did not take place because a seat was empty.")),
        OwnTimesWished e => (e.At, new("Ni önskade egna tider.", "You wished for times of your own.")),
        WishesRefused e => (e.At, new("Lotsen svarade att ingen av tiderna går.", "The coordinator answered that none of the times is possible.")),
        WaitListJoined e => (e.At, new("Ni ställde er på väntelistan.", "You joined the wait list.")),
        WaitListLeft { BySilence: true } e => (e.At, new("Ni står inte längre på väntelistan, för två tider gick utan svar.", "You are no longer on the wait list, since two times went unanswered.")),
        WaitListLeft e => (e.At, new("Ni lämnade väntelistan.", "You left the wait list.")),
        TimeOffered e => (e.At, new("En tid blev ledig, och vi höll den åt er.", "A time became free, and we held it for you.")),
        OfferDeclined e => (e.At, new("Ni tog inte tiden.", "You did not take the time.")),
        OfferWithdrawn e => (e.At, new("Tiden kunde tyvärr inte hållas. Ni har kvar er plats i kön.", "Unfortunately the time could not be held. You keep your place in line.")),
        OfferLapsed e => (e.At, new("Ni svarade inte i tid. Tiden gick vidare.", "You did not answer in time. It went to the next.")),
        OutcomeShared e => (e.At, new($"Ni fick svaren från {sv}.", $"You got the answers from {en}.")),
        FollowUpDone e => (e.At, new("Lotsen hörde hur det går för er.", "The coordinator heard how it goes for you.")),
        CallBackAsked e => (e.At, new("Ni bad oss ringa.", "You asked us to call.")),
        _ => null,
    };

    private static IEnumerable<TimelineEntry> Next(Meeting meeting, string language, DateTimeOffset now)
    {
        if (!meeting.IsBooked || meeting.Slot is not { } slot || now >= slot.Start) yield break;
        if (meeting.Status == MeetingStatus.Booked && meeting.ReplyBy.Count > 0)
        {
            yield return new(meeting.ReplyBy.Values.Max(), new Text(
                "Senast då har alla som behövs svarat. Får någon förhinder frågar vi en kollega, och ni behöver inte göra något.",
                "By then everybody needed has answered. If somebody can not come we ask a colleague, and you need not do anything.").In(language), IsDone: false);
        }
        yield return new(null, new Text("Vi påminner er arbetsdagen före och två timmar innan.", "We remind you the working day before and two hours before.").In(language), IsDone: false);
        yield return new(slot.Start, new Text("Vi ses.", "We meet.").In(language), IsDone: false);
    }
}
