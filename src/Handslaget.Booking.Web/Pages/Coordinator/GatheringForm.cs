using System.Globalization;
using Handslaget.Booking.Gatherings;
using Handslaget.Booking.Web.Gatherings;

namespace Handslaget.Booking.Web.Pages.Coordinator;

/// <summary>A gathering's form, as fields with names, there and back: the preview of a series carries it along.</summary>
internal static class GatheringForm
{
    public static WrittenGathering Read(IFormCollection form) => new()
    {
        Kind = GatheringWords.Kind(form["typ"]) is { } kind and not GatheringKind.DialogueWeek ? kind : GatheringKind.Activity,
        TitleSv = form["titleSv"].ToString(),
        TitleEn = form["titleEn"].ToString(),
        AboutSv = form["aboutSv"].ToString(),
        AboutEn = form["aboutEn"].ToString(),
        Date = form["date"].ToString(),
        From = form["from"].ToString(),
        To = form["to"].ToString(),
        Room = form["room"].ToString(),
        Place = form["place"].ToString(),
        Capacity = form["capacity"].ToString(),
        NewerThan = form["newerThan"].ToString(),
        Closes = form["closes"].ToString(),
        Months = form["months"].ToString() is { Length: > 0 } months ? months : "1",
        Sessions = [.. Enumerable.Range(1, WrittenGathering.SessionRows).Select(n => new WrittenSession(
            n, form[$"sessionSv{n}"].ToString(), form[$"sessionEn{n}"].ToString(), form[$"sessionFrom{n}"].ToString(), form[$"sessionTo{n}"].ToString(), form[$"sessionCapacity{n}"].ToString()))],
    };

    public static IEnumerable<(string Name, string Value)> Write(WrittenGathering written)
    {
        yield return ("typ", written.Kind.Slug());
        yield return ("titleSv", written.TitleSv);
        yield return ("titleEn", written.TitleEn);
        yield return ("aboutSv", written.AboutSv);
        yield return ("aboutEn", written.AboutEn);
        yield return ("date", written.Date);
        yield return ("from", written.From);
        yield return ("to", written.To);
        yield return ("room", written.Room);
        yield return ("place", written.Place);
        yield return ("capacity", written.Capacity);
        yield return ("newerThan", written.NewerThan);
        yield return ("closes", written.Closes);
        yield return ("months", written.Months);
        foreach (var session in written.Sessions.Where(s => !s.IsEmpty))
        {
            var n = session.Row.ToString(CultureInfo.InvariantCulture);
            yield return ($"sessionSv{n}", session.TitleSv);
            yield return ($"sessionEn{n}", session.TitleEn);
            yield return ($"sessionFrom{n}", session.From);
            yield return ($"sessionTo{n}", session.To);
            yield return ($"sessionCapacity{n}", session.Capacity);
        }
    }
}
