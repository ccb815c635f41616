using Handslaget.Booking.Meetings;
using Handslaget.Booking.Panels;
using Handslaget.Booking.Promises;
using Handslaget.Booking.Web.Delivery;
using Handslaget.Booking.Web.Doors;

namespace Handslaget.Booking.Web.Coordinating;

/// <summary>The names that a fact's ids stand for.</summary>
public sealed record FactNames(Func<Guid, string> Official, Func<string, Text> Competence, Func<Guid, string> Room)
{
    /// <summary>What is promised, inside a sentence.</summary>
    public Func<string, Text> Promise { get; init; } = key => new(key, key);

    /// <summary>What a company needs to grow, inside a sentence.</summary>
    public Func<string, Text> Need { get; init; } = code => new(code, code);
}

/// <summary>Each fact of a meeting and its clocks as a sentence that a person can read. Pure: the same fact and the same names give the same sentence.</summary>
public static class FactWords
{
    /// <summary>Null for what is no fact of a meeting.</summary>
    public static Text? Say(object fact, FactNames names, DateTimeOffset saidAt) => fact switch
    {
        VisitInvited e => new(
            $"Företaget bjöds in till ett besök av {Panel(e.Pair, names, "sv")}. {e.Travel.TotalMinutes:0} minuters resa{(e.TravelIsKnown ? "" : " (avståndet är inte känt)")}.",
            $"The company was asked for a visit by {Panel(e.Pair, names, "en")}. {e.Travel.TotalMinutes:0} minutes' travel{(e.TravelIsKnown ? "" : " (the distance is not known)")}."),
        VisitPutOff e => new($"Företaget bad oss fråga igen {Doors.People.Day(e.Until, "sv", saidAt)}.", $"The company asked us to come back {Doors.People.Day(e.Until, "en", saidAt)}."),
        VisitDeclined => new("Företaget sa nej tack till besöket.", "The company said no thanks to the visit."),
        InvitationLapsed => new("Inbjudan gick ut utan svar.", "The invitation ended without an answer."),
        GrowthNeedsNoted { Needs.Count: 0 } => new("Det noterades att företaget inte behöver något just nu.", "It was noted that the company needs nothing right now."),
        GrowthNeedsNoted e => new($"Det noterades vad företaget behöver: {List(e.Needs.Select(n => names.Need(n).Sv), "sv")}.", $"It was noted what the company needs: {List(e.Needs.Select(n => names.Need(n).En), "en")}."),
        TableOpened => new("Ett bord dukades efter besöket. Företaget väljer en tid.", "A table was opened after the visit. The company chooses a time."),
        MeetingRequested e => new($"Företaget bad om ett möte. {e.Guests} kommer från företaget.", $"The company asked for a meeting. {e.Guests} come from the company."),
        RequestChanged e => new($"Företaget ändrade vad mötet ska handla om. {e.Guests} kommer från företaget.", $"The company changed what the meeting is about. {e.Guests} come from the company."),
        PanelProposed e => new(
            $"Ärendet behöver {List(e.Seats.Where(s => s.Required).Select(s => names.Competence(s.Competence).Sv), "sv")}.",
            $"The errand needs {List(e.Seats.Where(s => s.Required).Select(s => names.Competence(s.Competence).En), "en")}."),
        CompanyRecognised e => new(
            $"Företaget har varit här förut och mött {People(e.MetBefore, names, "sv")}.", $"The company has been here before and met {People(e.MetBefore, names, "en")}."),
        NoTimeFound e => e.Blocking.Count == 0
            ? new($"Ingen gemensam tid fanns före {Doors.People.Day(e.SearchedTo, "sv", saidAt)}.", $"There was no common time before {Doors.People.Day(e.SearchedTo, "en", saidAt)}.")
            : new(
                $"Ingen gemensam tid fanns före {Doors.People.Day(e.SearchedTo, "sv", saidAt)}. Svårast att få med: {Seats(e.Blocking, names, "sv")}.",
                $"There was no common time before {Doors.People.Day(e.SearchedTo, "en", saidAt)}. Hardest to get: {Seats(e.Blocking, names, "en")}."),
        NeedRelaxed e => Relaxed(e, names),
        CallBackAsked => new("Företaget bad om att bli uppringt.", "The company asked to be called."),
        OwnTimesWished e => new(
            $"Företaget önskade egna tider: {List(e.Wishes.Select(w => Doors.WishWords.Say(w, saidAt).Sv), "sv")}.", $"The company wished for times of its own: {List(e.Wishes.Select(w => Doors.WishWords.Say(w, saidAt).En), "en")}."),
        WishesRefused => new("En lots svarade att ingen av de önskade tiderna går.", "A coordinator answered that none of the times wished for is possible."),
        WaitListJoined => new("Företaget ställde sig på väntelistan.", "The company joined the wait list."),
        WaitListLeft { BySilence: true } => new("Företaget svarade inte på två erbjudna tider och står inte längre på väntelistan.", "The company did not answer about two times offered, and is no longer on the wait list."),
        WaitListLeft => new("Företaget lämnade väntelistan.", "The company left the wait list."),
        TimeOffered e => new(
            $"{SwedishWords.Begin(Doors.People.Span(e.Slot, "sv", saidAt))} blev ledig och erbjöds företaget till {Doors.People.Moment(e.Until, "sv", saidAt)}, med {Panel(e.Places, names, "sv")}{Room(e.RoomId, names, " i ")}.",
            $"{Doors.People.Span(e.Slot, "en", saidAt)} became free and was offered to the company until {Doors.People.Moment(e.Until, "en", saidAt)}, with {Panel(e.Places, names, "en")}{Room(e.RoomId, names, " in ")}."),
        OfferDeclined => new("Företaget tog inte den erbjudna tiden. Den är fri för nästa.", "The company did not take the time offered. It is free for the next."),
        OfferWithdrawn => new("Den erbjudna tiden togs tillbaka, för någon vid bordet kan inte. Företaget har kvar sin plats i kön.", "The time offered was taken back, since somebody at the table can not come. The company keeps its place in line."),
        OfferLapsed => new("Företaget svarade inte i tid. Den erbjudna tiden är fri för nästa.", "The company did not answer in time. The time offered is free for the next."),
        NeedsHandled => new("En lots såg till det som behövde en människa.", "A coordinator saw to what needed a human."),
        SlotHeld e => new(
            $"{SwedishWords.Begin(Doors.People.Span(e.Slot, "sv", saidAt))} hölls åt företaget till kl. {Doors.People.Clock(e.Until, "sv")}, med {Panel(e.Places, names, "sv")}{Room(e.RoomId, names, " i ")}.",
            $"{Doors.People.Span(e.Slot, "en", saidAt)} was held for the company until {Doors.People.Clock(e.Until, "en")}, with {Panel(e.Places, names, "en")}{Room(e.RoomId, names, " in ")}."),
        HoldExtended e => new($"Tiden hölls längre, till kl. {Doors.People.Clock(e.Until, "sv")}.", $"The time was held longer, until {Doors.People.Clock(e.Until, "en")}."),
        HoldReleased => new("Den hållna tiden släpptes.", "The held time was let go of."),
        HoldExpired => new("Den hållna tiden gick ut.", "The held time lapsed."),
        MeetingBooked e => new(
            $"Mötet bokades. Alla vid bordet tillfrågades, med svar senast {Doors.People.Moment(e.ReplyBy, "sv", saidAt)}.",
            $"The meeting was booked. Everybody at the table was asked, to answer by {Doors.People.Moment(e.ReplyBy, "en", saidAt)}."),
        SeatAccepted { ByLink: true } e => new($"{names.Official(e.OfficialId)} tackade ja, via länk.", $"{names.Official(e.OfficialId)} said yes, by link."),
        SeatAccepted e => new($"{names.Official(e.OfficialId)} tackade ja.", $"{names.Official(e.OfficialId)} said yes."),
        SeatDeclined { BySilence: true } e => new($"{names.Official(e.OfficialId)} svarade inte i tid. Det räknas som nej.", $"{names.Official(e.OfficialId)} did not answer in time. That counts as a no."),
        SeatDeclined { Suggested: { } colleague } e => new(
            $"{names.Official(e.OfficialId)} tackade nej och föreslog {names.Official(colleague)}.", $"{names.Official(e.OfficialId)} said no and suggested {names.Official(colleague)}."),
        SeatDeclined e => new($"{names.Official(e.OfficialId)} tackade nej.", $"{names.Official(e.OfficialId)} said no."),
        SeatUndecided e => new($"{names.Official(e.OfficialId)} svarade kanske. Frågan står kvar.", $"{names.Official(e.OfficialId)} said perhaps. The question stays open."),
        OtherTimeProposed e => new(
            $"{names.Official(e.OfficialId)} föreslog en annan tid: {Doors.People.Moment(e.Slot.Start, "sv", saidAt)}.",
            $"{names.Official(e.OfficialId)} proposed another time: {Doors.People.Moment(e.Slot.Start, "en", saidAt)}."),
        CompanyReplied { Reply: CompanyReply.Comes } => new("Företaget svarade på sms att det kommer.", "The company replied by text that it is coming."),
        CompanyReplied { Reply: CompanyReply.CanNot } => new("Företaget svarade på sms att det inte kan.", "The company replied by text that it can not come."),
        CompanyReplied => new("Företaget svarade på sms att det vill ha en ny tid.", "The company replied by text that it wants another time."),
        OfficialNudged e => new($"{names.Official(e.OfficialId)} fick en påminnelse om frågan.", $"{names.Official(e.OfficialId)} was reminded of the question."),
        SeatSubstituted e when e.Declined == Guid.Empty => new(
            $"En lots satte {Panel(e.StandIns, names, "sv")} på den tomma platsen.", $"A coordinator seated {Panel(e.StandIns, names, "en")} in the empty seat."),
        SeatSubstituted e => new(
            $"{Panel(e.StandIns, names, "sv")} tillfrågades i stället för {names.Official(e.Declined)}.",
            $"{Panel(e.StandIns, names, "en")} was asked instead of {names.Official(e.Declined)}."),
        SeatLeftVacant e => new($"Platsen för {Seats(e.Competences, names, "sv")} blev tom: {Why(e.Why).Sv}.", $"The seat for {Seats(e.Competences, names, "en")} was left empty: {Why(e.Why).En}."),
        AlternativesHeld { Alternatives.Count: 0 } => new("Ingen annan tid gick att hålla åt företaget.", "No other time could be held for the company."),
        AlternativesHeld e => new(
            $"{(e.Alternatives.Count == 1 ? "En annan tid" : $"{e.Alternatives.Count} andra tider")} hölls åt företaget till {Doors.People.Moment(e.Until, "sv", saidAt)}.",
            $"{(e.Alternatives.Count == 1 ? "Another time was" : $"{e.Alternatives.Count} other times were")} held for the company until {Doors.People.Moment(e.Until, "en", saidAt)}."),
        AlternativesLapsed => new("De andra tiderna släpptes, företaget valde ingen av dem.", "The other times were let go of; the company chose none of them."),
        MeetingConfirmed => new("Alla som behövs har tackat ja. Mötet är klart.", "Everybody needed has said yes. The meeting is confirmed."),
        MeetingMoved e => new(
            $"{By(e.By).Sv} flyttade mötet till {Doors.People.Span(e.Slot, "sv", saidAt)}, med {Panel(e.Places, names, "sv")}{Room(e.RoomId, names, " i ")}.",
            $"{By(e.By).En} moved the meeting to {Doors.People.Span(e.Slot, "en", saidAt)}, with {Panel(e.Places, names, "en")}{Room(e.RoomId, names, " in ")}."),
        MeetingCancelled e => new($"{By(e.By).Sv} ställde in mötet.", $"{By(e.By).En} cancelled the meeting."),
        MeetingFellThrough e => new(
            $"Mötet blev inte av: {Seats(e.Empty, names, "sv")} saknades när det var för sent att fråga fler.",
            $"The meeting fell through: {Seats(e.Empty, names, "en")} was missing when it was too late to ask others."),
        MeetingTookPlace => new("Mötet blev av.", "The meeting was held."),
        CompanyStayedAway => new("Företaget kom inte till mötet.", "The company did not come to the meeting."),
        OutcomeAsked e => new($"{People(e.OfficialIds, names, "sv")} ombads skriva sitt svar från mötet.", $"{People(e.OfficialIds, names, "en")} was asked to write their answer from the meeting."),
        OutcomeWritten { WrittenBy: { } coordinator } e => new(
            $"{names.Official(coordinator)} skrev ner svaret från mötet åt {names.Official(e.OfficialId)}.", $"{names.Official(coordinator)} wrote down the answer from the meeting for {names.Official(e.OfficialId)}."),
        OutcomeWritten e => new($"{names.Official(e.OfficialId)} skrev sitt svar från mötet.", $"{names.Official(e.OfficialId)} wrote their answer from the meeting."),
        OutcomeShared { LeftOut.Count: > 0 } e => new(
            $"Svaren skickades till företaget, utan svar från {People(e.LeftOut, names, "sv")}.", $"The answers were sent to the company, without one from {People(e.LeftOut, names, "en")}."),
        OutcomeShared => new("Svaren skickades till företaget.", "The answers were sent to the company."),
        CompanyLinkReplaced => new("Företagets länk byttes, och den gamla slutade att gälla.", "The company's link was replaced, and the old one ended."),
        CompanyForgotten => new("Företagets uppgifter togs bort.", "The company's data was erased."),
        FollowUpDone e => new($"Företaget följdes upp: {Doors.ContactWords.Say(e.Result).Sv}.", $"The company was followed up: {Doors.ContactWords.Say(e.Result).En}."),
        SurveyAsked => new("Företaget fick frågor om hur mötet var.", "The company was asked how the meeting was."),
        PanelSetByHand e => new(
            $"En lots bestämde vilka som sitter vid bordet: {Panel(e.Places, names, "sv")}. Skäl: {e.Reason.Say().Sv}.",
            $"A coordinator decided who sits at the table: {Panel(e.Places, names, "en")}. Reason: {e.Reason.Say().En}."),
        RoomSetByHand e => new(
            $"En lots bytte rum till {names.Room(e.RoomId)}. Skäl: {e.Reason.Say().Sv}.", $"A coordinator changed the room to {names.Room(e.RoomId)}. Reason: {e.Reason.Say().En}."),
        ClockPaused e => new(
            $"Klockan för löftet om {names.Promise(e.Promise).Sv} pausades: {((PauseReason?)e.Reason).Say().Sv}.",
            $"The clock of the promise of {names.Promise(e.Promise).En} was paused: {((PauseReason?)e.Reason).Say().En}."),
        ClockResumed e => new($"Klockan för löftet om {names.Promise(e.Promise).Sv} går igen.", $"The clock of the promise of {names.Promise(e.Promise).En} runs again."),
        PromiseExplained e => new(
            $"Företaget fick en förklaring och en ursäkt för det brutna löftet om {names.Promise(e.Promise).Sv}.",
            $"The company got an explanation and an apology for the broken promise of {names.Promise(e.Promise).En}."),
        _ => null,
    };

    public static Text Say(this OverrideReason reason) => reason switch
    {
        OverrideReason.Agreed => new("överenskommet med dem det gäller", "agreed with those it concerns"),
        OverrideReason.CanNotCome => new("någon kan inte komma", "somebody can not come"),
        OverrideReason.ConflictOfInterest => new("jäv", "conflict of interest"),
        OverrideReason.KnowsTheErrand => new("någon känner till ärendet", "somebody knows the errand"),
        OverrideReason.Workload => new("för mycket att göra", "too much to do"),
        OverrideReason.CompanyAsked => new("företaget vill ha det så", "the company wants it so"),
        OverrideReason.Room => new("rummet passar inte eller behövs till annat", "the room does not suit or is needed for something else"),
        _ => throw new ArgumentOutOfRangeException(nameof(reason)),
    };

    /// <summary>In whose name: "company", "official:…", "coordinator:…", "mending", "waitlist" or "timer".</summary>
    public static Text Actor(string? by, FactNames names) => (by ?? "").Split(':') switch
    {
        ["company"] => new("företaget", "the company"),
        ["mending" or "timer" or "waitlist"] => new("tjänsten", "the service"),
        ["official" or "coordinator", var id] when Guid.TryParse(id, out var who) => new(names.Official(who), names.Official(who)),
        _ => new("tjänsten", "the service"),
    };

    private static Text Relaxed(NeedRelaxed e, FactNames names)
    {
        List<Text> parts = [];
        if (e.ByLink.Count > 0) parts.Add(new($"{Seats(e.ByLink, names, "sv")} är med via länk", $"{Seats(e.ByLink, names, "en")} joins by link"));
        if (e.InWriting.Count > 0) parts.Add(new($"{Seats(e.InWriting, names, "sv")} svarar skriftligt", $"{Seats(e.InWriting, names, "en")} answers in writing"));
        return parts.Count == 0
            ? new("Företaget ville ha alla på plats igen.", "The company wanted everybody there again.")
            : new($"För att få en tid: {string.Join(", ", parts.Select(p => p.Sv))}.", $"To get a time: {string.Join(", ", parts.Select(p => p.En))}.");
    }

    private static Text Why(string why) => why switch
    {
        "nobody-free" => new("ingen kollega är ledig", "no colleague is free"),
        "too-late" => new("det är för nära mötet för att fråga en kollega", "it is too close to the meeting to ask a colleague"),
        "mended-too-often" => new("så många kollegor som får har redan tillfrågats", "as many colleagues as may be have been asked already"),
        "optional" => new("den var bara önskad, eller någon annan fyller den", "it was only wished for, or somebody else fills it"),
        _ => new("orsaken är inte angiven", "no reason is given"),
    };

    private static Text By(string by) => by switch
    {
        "company" => new("Företaget", "The company"),
        "coordinator" => new("En lots", "A coordinator"),
        _ => new("Tjänsten", "The service"),
    };

    private static string Panel(IReadOnlyList<Place> places, FactNames names, string language) => List(
        places.Select(p => $"{names.Official(p.OfficialId)} ({string.Join(", ", p.Competences.Select(c => names.Competence(c).In(language)))}{(p.Remote ? new Text(", via länk", ", by link").In(language) : "")})"),
        language);

    private static string Seats(IReadOnlyList<string> competences, FactNames names, string language) =>
        List(competences.Select(c => names.Competence(c).In(language)), language);

    private static string People(IReadOnlyList<Guid> officials, FactNames names, string language) => List(officials.Select(names.Official), language);

    private static string List(IEnumerable<string> things, string language) => Doors.People.List([.. things], language);

    private static string Room(Guid? room, FactNames names, string before) => room is { } id ? before + names.Room(id) : "";
}
