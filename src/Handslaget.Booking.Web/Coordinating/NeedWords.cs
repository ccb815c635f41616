using Handslaget.Booking.Meetings;
using Handslaget.Booking.Web.Delivery;
using Handslaget.Booking.Web.Doors;

namespace Handslaget.Booking.Web.Coordinating;

/// <summary>What needs a human and until when, in words.</summary>
internal static class NeedWords
{
    /// <param name="need">Why a human is needed.</param>
    /// <param name="emptySeats">How many required seats of the meeting are empty.</param>
    public static Text Say(this Need need, int emptySeats = 1) => need switch
    {
        Need.SeatVacant when emptySeats > 1 => new($"{emptySeats} tomma platser vid bordet", $"{emptySeats} empty seats at the table"),
        Need.SeatVacant => new("tom plats vid bordet", "empty seat at the table"),
        Need.AnswerOverdue => new("svar dröjer", "answer overdue"),
        Need.CallBack => new("ring upp", "call back"),
        Need.CompanyCanNot => new("företaget kan inte då", "the company can not come then"),
        Need.OtherTimeProposed => new("annan tid föreslagen", "another time proposed"),
        Need.MessageFailed => new("ring: ett meddelande kom inte fram", "call: a message did not arrive"),
        Need.FellThrough => new("mötet blev inte av", "the meeting fell through"),
        Need.PromiseBroken => new("förklara och be om ursäkt", "explain and apologise"),
        Need.PromiseAtRisk => new("ett löfte är på väg att brytas", "a promise is at risk"),
        Need.OwnGoalMissed => new("ett eget mål är brutet", "an own goal was missed"),
        Need.TimesWished => new("egna tider önskade", "own times wished for"),
        Need.AnswerInWriting => new("någon svarar skriftligt", "somebody answers in writing"),
        Need.Interpreter => new("tolk behövs", "interpreter needed"),
        Need.NobodyHolds => new("ingen har kompetensen", "nobody holds the competence"),
        Need.Silent => new("svarade inte på två erbjudna tider", "did not answer about two times offered"),
        Need.NoTime => new("ingen gemensam tid", "no common time"),
        Need.Mending => new("en kollega frågas", "a colleague is being asked"),
        Need.AnswerSoon => new("svar saknas", "answer missing"),
        Need.OnWaitList => new("på väntelistan", "on the wait list"),
        Need.OutcomeOwed => new("svar från mötet saknas", "an answer from the meeting is missing"),
        Need.OutcomeToSend => new("svaren från mötet ska skickas", "the answers from the meeting are to be sent"),
        Need.CommitmentOverdue => new("något lovat är försenat", "something promised is late"),
        Need.FollowUpDue => new("uppföljning i dag", "follow-up today"),
        Need.AfterMeeting => new("blev mötet av?", "was the meeting held?"),
        Need.VisitUnanswered => new("inbjudan till besök är inte besvarad", "invitation to a visit not answered"),
        Need.NeedsToNote => new("notera vad besöket visade", "note what the visit found"),
        _ => throw new ArgumentOutOfRangeException(nameof(need)),
    };

    /// <summary>What a human does about it; null when the service does it by itself.</summary>
    public static Text? Do(this Need need, int emptySeats = 1) => need switch
    {
        Need.SeatVacant when emptySeats > 1 => new("Sätt någon på de tomma platserna, flytta mötet eller ring företaget.", "Seat somebody on each empty seat, move the meeting or call the company."),
        Need.SeatVacant => new("Sätt någon på platsen, flytta mötet eller ring företaget.", "Seat somebody, move the meeting or call the company."),
        Need.AnswerOverdue => new("Ring den som inte har svarat, eller byt ut.", "Call the one who has not answered, or seat somebody else."),
        Need.CallBack => new("Ring företaget.", "Call the company."),
        Need.CompanyCanNot => new("Ring företaget: flytta eller ställ in mötet.", "Call the company: move or cancel the meeting."),
        Need.OtherTimeProposed => new("Se förslaget bredvid bordets lediga tider, och flytta mötet eller låt det stå.", "See the proposal beside the table's free times, and move the meeting or let it stand."),
        Need.MessageFailed => new("Ring företaget och berätta det som meddelandet skulle ha sagt.", "Call the company and say what the message would have said."),
        Need.FellThrough => new("Ring företaget, be om ursäkt och hitta en ny tid.", "Call the company, apologise and find another time."),
        Need.PromiseBroken => new("Förklara för företaget varför löftet bröts, be om ursäkt och säg vad som händer nu.", "Explain to the company why the promise was broken, apologise, and say what happens now."),
        Need.PromiseAtRisk => new("Håll löftet i dag, eller ring företaget.", "Keep the promise today, or call the company."),
        Need.OwnGoalMissed => new("Se till att det blir gjort. Företaget har inte fått det som löfte, så ingen ursäkt behövs.", "See that it is done. It was not promised to the company, so no apology is needed."),
        Need.TimesWished => new("Fråga dem som är i vägen. Boka en av tiderna, eller svara att ingen går.", "Ask those who are in the way. Book one of the times, or answer that none is possible."),
        Need.AnswerInWriting => new("Se till att det skriftliga svaret kommer till mötet.", "See to it that the written answer is there for the meeting."),
        Need.Interpreter => new("Beställ tolk till mötet.", "Order an interpreter for the meeting."),
        Need.NobodyHolds => new("Ordna svar på annat sätt, eller ge någon kompetensen i registret.", "Arrange an answer another way, or grant somebody the competence in the register."),
        Need.Silent => new("Ring företaget och hör om det fortfarande vill ha en tid.", "Call the company and hear whether it still wants a time."),
        Need.NoTime => new("Ring företaget och hitta en väg framåt tillsammans.", "Call the company and find a way together."),
        Need.OutcomeOwed => new("Ring den som inte har skrivit, eller skicka utan det svaret.", "Call the one who has not written, or send without that answer."),
        Need.OutcomeToSend => new("Läs igenom svaren och skicka dem till företaget.", "Read the answers and send them to the company."),
        Need.CommitmentOverdue => new("Ring den som har lovat det. Berätta för företaget när det blir klart.", "Call the one who promised it. Tell the company when it will be done."),
        Need.FollowUpDue => new("Ring företaget och hör hur det går.", "Call the company and hear how it goes."),
        Need.VisitUnanswered => new("Ring företaget. Boka en tid åt dem, eller avsluta om de inte vill.", "Call the company. Book a time for them, or end it if they do not want a visit."),
        Need.NeedsToNote => new("Notera vad företaget behöver för att växa, eller påminn dem som var där.", "Note what the company needs to grow, or remind those who were there."),
        Need.AfterMeeting => new("Säg om mötet blev av.", "Say whether the meeting was held."),
        _ => null,
    };

    /// <summary>What the need's clock says, in words: "svarar senast i dag kl. 15.00", "2 arbetsdagar kvar av löftet".</summary>
    public static Text Clock(this NeedsHuman card, DateTimeOffset now)
    {
        var near = Near(card.Clock, now);
        return card.Needs[0] switch
        {
            Need.SeatVacant => card.Clock > now
                ? new($"Bordet ställs in {near.Sv} om {StillEmpty(card.EmptySeats).Sv}.", $"The table is called off {near.En} if {StillEmpty(card.EmptySeats).En}.")
                : new("Bordet skulle ha ställts in.", "The table should have been called off."),
            Need.AnswerOverdue => new($"Skulle ha svarat senast {near.Sv}.", $"Should have answered by {near.En}."),
            Need.AnswerSoon or Need.Mending => new($"Svarar senast {near.Sv}.", $"Answers by {near.En}."),
            Need.OutcomeToSend when card.IsVisit => new($"Skrivet {near.Sv}.", $"Written {near.En}."),
            Need.OutcomeOwed or Need.OutcomeToSend => card.Clock > now
                ? new($"Företaget är lovat svaren senast {near.Sv}.", $"The company is promised the answers by {near.En}.")
                : new($"Företaget skulle ha fått svaren {near.Sv}.", $"The company should have had the answers {near.En}."),
            Need.CommitmentOverdue => new($"Skulle ha varit klart {near.Sv}.", $"Should have been done {near.En}."),
            Need.FollowUpDue => new($"Lovad kontakt senast {near.Sv}.", $"Contact promised by {near.En}."),
            Need.VisitUnanswered => card.Clock > now
                ? new($"Inbjudan gäller till {near.Sv}.", $"The invitation stands until {near.En}.")
                : InvitationOverdue(near),
            Need.NeedsToNote => new($"Besöket slutade {near.Sv}.", $"The visit ended {near.En}."),
            Need.AfterMeeting => new($"Mötet slutade {near.Sv}.", $"The meeting ended {near.En}."),
            Need.PromiseBroken or Need.PromiseAtRisk or Need.OwnGoalMissed => Promise(card, now),
            Need.FellThrough => new($"Skulle ha varit {near.Sv}.", $"Would have been {near.En}."),
            Need.MessageFailed when card.Status == MeetingStatus.Cancelled => new($"Mötet {near.Sv} är inställt.", $"The meeting {near.En} is cancelled."),
            _ when card.Start is not null && card.Status is MeetingStatus.Booked or MeetingStatus.Confirmed => new($"Mötet är {near.Sv}.", $"The meeting is {near.En}."),
            _ => Promise(card, now),
        };
    }

    /// <summary>What happens by itself, and when.</summary>
    public static Text Say(this NextAction next, DateTimeOffset now, string? official = null)
    {
        if (next.At < now && Overdue(next, now) is { } overdue) return overdue;
        var near = next.At <= now ? new Text("nu", "now") : Near(next.At, now);
        var who = next.Many > 1 ? new Text($"{next.Many} personer som inte har svarat", $"{next.Many} people who have not answered")
            : official is null ? new Text("den som inte har svarat", "the one who has not answered") : new Text(official, official);
        return next.Kind switch
        {
            NextActionKind.HoldLapses => new($"Den hållna tiden släpps {near.Sv}.", $"The held time is let go of {near.En}."),
            NextActionKind.OfferLapses => new($"Har företaget inte svarat {near.Sv} går den erbjudna tiden till nästa i kön.", $"If the company has not answered {near.En}, the time offered goes to the next in line."),
            NextActionKind.Mends => new("En kollega söks nu.", "A colleague is looked for now."),
            NextActionKind.Nudges => new($"{SwedishWords.Begin(who.Sv)} får en påminnelse {near.Sv}.", $"{SwedishWords.Begin(who.En)} {(next.Many > 1 ? "are" : "is")} reminded {near.En}."),
            NextActionKind.TakesSilenceAsNo when next.Many > 1 => new(
                $"{next.Many} personer har inte svarat. För den som inte har gjort det {near.Sv} frågas en kollega.",
                $"{next.Many} people have not answered. For whoever has not {near.En}, a colleague is asked."),
            NextActionKind.TakesSilenceAsNo => new(
                $"Har {who.Sv} inte svarat {near.Sv} frågas en kollega.", $"If {who.En} has not answered {near.En}, a colleague is asked."),
            NextActionKind.AlternativesLapse => new($"Tiderna som hålls åt företaget släpps {near.Sv}.", $"The times held for the company are let go of {near.En}."),
            NextActionKind.FallsThrough => new($"Mötet ställs in {near.Sv} om {StillEmpty(next.Many).Sv}.", $"The meeting is called off {near.En} if {StillEmpty(next.Many).En}."),
            NextActionKind.InvitationEnds => new($"Inbjudan går ut {near.Sv} om företaget inte har svarat.", $"The invitation ends {near.En} if the company has not answered."),
            NextActionKind.Reminds => new($"Företaget får en påminnelse {near.Sv}.", $"The company is reminded {near.En}."),
            _ => throw new ArgumentOutOfRangeException(nameof(next)),
        };
    }

    /// <summary>What should have happened and has not: it is never said that it happens now. Null: it happens at any moment.</summary>
    private static Text? Overdue(NextAction next, DateTimeOffset now)
    {
        var near = Near(next.At, now);
        return next.Kind switch
        {
            NextActionKind.FallsThrough => new($"Mötet skulle ha ställts in {near.Sv}.", $"The meeting should have been called off {near.En}."),
            NextActionKind.InvitationEnds => InvitationOverdue(near),
            _ => null,
        };
    }

    private static Text InvitationOverdue(Text near) => new($"Inbjudan skulle ha gått ut {near.Sv}.", $"The invitation should have ended {near.En}.");

    /// <summary>"om …": a table stands or falls by each seat that is required.</summary>
    private static Text StillEmpty(int seats) => seats > 1
        ? new($"någon av de {seats} tomma platserna är tom då", $"any of the {seats} empty seats is empty then")
        : new("platsen är tom då", "the seat is empty then");

    /// <summary>"i dag kl. 15.00", "i morgon kl. 9.00", "torsdag 14 januari kl. 13.00"; with the year when it is another.</summary>
    public static Text Near(DateTimeOffset at, DateTimeOffset now)
    {
        var (day, today) = (SwedishTime.Date(at), SwedishTime.Date(now));
        var (sv, en) = (People.Clock(at, "sv"), People.Clock(at, "en"));
        return (day.DayNumber - today.DayNumber) switch
        {
            0 => new($"i dag kl. {sv}", $"today at {en}"),
            1 => new($"i morgon kl. {sv}", $"tomorrow at {en}"),
            -1 => new($"i går kl. {sv}", $"yesterday at {en}"),
            _ => new(People.Moment(at, "sv", now), People.Moment(at, "en", now)),
        };
    }

    /// <summary>How the promise stands that runs out at the card's clock.</summary>
    private static Text Promise(NeedsHuman card, DateTimeOffset now)
    {
        if (card.Promises.FirstOrDefault(p => p.DueAt == card.Clock) is not { } promise) return new($"Sedan {Near(card.Clock, now).Sv}.", $"Since {Near(card.Clock, now).En}.");
        var left = 0;
        for (var day = SwedishTime.Date(now); day < SwedishTime.Date(promise.DueAt); left++) day = WorkingDays.Next(day);
        var (near, name) = (Near(promise.DueAt, now), promise.Name);
        if (promise.DueAt < now && !promise.IsPublic) return new($"Vårt eget mål om {name} bröts {near.Sv}.", $"Our own goal of {name} was missed {near.En}.");
        return promise.DueAt < now ? new($"Löftet om {name} bröts {near.Sv}.", $"The promise of {name} was broken {near.En}.")
            : left == 0 ? new($"Löftet om {name} gäller till {near.Sv}.", $"The promise of {name} is until {near.En}.")
            : left == 1 ? new($"1 arbetsdag kvar av löftet om {name}.", $"1 working day left of the promise of {name}.")
            : new($"{left} arbetsdagar kvar av löftet om {name}.", $"{left} working days left of the promise of {name}.");
    }
}
