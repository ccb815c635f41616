using Handslaget.Booking.Meetings;
using Handslaget.Booking.Panels;
using Handslaget.Booking.Register;

namespace Handslaget.Booking.Web.Doors;

/// <summary>What a meeting is about, in the catalogue's words.</summary>
internal static class MatterNames
{
    /// <summary>The case types the meeting is about: those named, or those of its situation.</summary>
    public static IEnumerable<CaseType> CaseTypesOf(this Catalogue catalogue, Meeting meeting)
    {
        var ids = (catalogue.Situations.FirstOrDefault(s => s.Id == meeting.Situation)?.CaseTypes ?? []).Concat(meeting.CaseTypes).ToHashSet();
        return catalogue.CaseTypes.Where(c => ids.Contains(c.Id));
    }

    /// <summary>What is good to bring to the meeting, each paper once.</summary>
    public static IReadOnlyList<string> PapersFor(this Catalogue catalogue, Meeting meeting, string language) =>
        [.. catalogue.CaseTypesOf(meeting).SelectMany(c => c.Papers).Select(p => p.In(language)).Distinct()];

    private static readonly Text Visit = new("Företagsbesök", "Company visit");

    /// <summary>The situation's name, or else the case types' names. A visit is about the company.</summary>
    public static IReadOnlyList<string> Matter(this Catalogue catalogue, Meeting meeting, string language)
    {
        if (meeting.IsVisit) return [Visit.In(language)];
        var situation = catalogue.Situations.FirstOrDefault(s => s.Id == meeting.Situation);
        var named = catalogue.CaseTypes.Where(c => meeting.CaseTypes.Contains(c.Id)).Select(c => c.Name.In(language));
        return [.. situation is null ? [] : new[] { situation.Name.In(language) }, .. named];
    }

    /// <summary>Why a seat is there, as those at the table are told it: the reason that the company reads, said of the company.</summary>
    public static Text WhyAtTable(this Catalogue catalogue, string competence, Meeting meeting) =>
        meeting.IsVisit ? new("Ni är två som hälsar på, var och en för sin kompetens.", "You are two who visit, each for a competence of your own.")
        : meeting.Seats.FirstOrDefault(s => s.Competence == competence) is { } seat ? SeatReason.ToOfficials(seat, catalogue, meeting.CaseTypes)
        : new("", "");

    public static string NameOf(this Catalogue catalogue, string competence, string language) => catalogue.NameOf(competence).In(language);

    /// <summary>A competence's name; its id, when the register does not have it any more.</summary>
    public static Text NameOf(this Catalogue catalogue, string competence) =>
        catalogue.Competences.FirstOrDefault(c => c.Id == competence)?.Name ?? new(competence, competence);

    /// <summary>A unit's name, likewise.</summary>
    public static Text UnitName(this Catalogue catalogue, string unit) =>
        catalogue.Units.FirstOrDefault(u => u.Id == unit)?.Name ?? new(unit, unit);

    /// <summary>The rule that put a seat at the table (<see cref="Seat.Rule"/>), in words.</summary>
    public static Text RuleOf(this Catalogue catalogue, string rule)
    {
        var (kind, id) = rule.Split(':', 2) is [var before, var after] ? (before, after) : (rule, "");
        var name = kind switch
        {
            "situation" => catalogue.Situations.FirstOrDefault(s => s.Id == id)?.Name,
            "case-type" => catalogue.CaseTypes.FirstOrDefault(c => c.Id == id)?.Name,
            "question" => catalogue.Competences.FirstOrDefault(c => c.Id == id)?.Question,
            _ => null,
        } ?? new(id, id);
        return kind switch
        {
            "visit" => new("de två som lotsen har valt för besöket", "the two whom the coordinator chose for the visit"),
            "always" => new("en lots är alltid med", "a coordinator is always there"),
            "situation" => new($"situationen ”{name.Sv}”", $"the situation “{name.En}”"),
            "case-type" => new($"ärendet ”{name.Sv}”", $"the errand “{name.En}”"),
            "question" => new($"företagets ja på ”{name.Sv}”", $"the company's yes to “{name.En}”"),
            _ => new(rule, rule),
        };
    }
}
