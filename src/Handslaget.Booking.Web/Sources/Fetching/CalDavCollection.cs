using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Handslaget.Booking.Web.Store;

namespace Handslaget.Booking.Web.Sources.Fetching;

/// <summary>
/// A CalDAV collection (RFC 4791). Its own mark says whether anything has changed; if so, everything within the time we look at is asked for
/// again. Keeping the entries, to ask only for those that changed, would be keeping their titles.
/// </summary>
internal static class CalDavCollection
{
    /// <summary>A collection with nothing in it is a calendar too.</summary>
    private const string NoEntries = "BEGIN:VCALENDAR\nVERSION:2.0\nEND:VCALENDAR";

    private static readonly XNamespace Dav = "DAV:";
    private static readonly XNamespace Calendar = "urn:ietf:params:xml:ns:caldav";
    private static readonly XNamespace Server = "http://calendarserver.org/ns/";

    public static async Task<Fetched> Fetch(GuardedHttp http, Uri address, Credentials? credentials, SourceState? known, Slot within, CancellationToken ct)
    {
        var mark = await Mark(http, address, credentials, ct);
        if (known?.Mark == mark) return Fetched.AsBefore;
        var entries = await Ask(http, "REPORT", address, 1, Entries(within), credentials, ct);
        return new(string.Join('\n', [NoEntries, .. entries.Descendants(Calendar + "calendar-data").Select(e => e.Value)]), Mark: mark);
    }

    /// <summary>The mark is asked for before the entries: a change between the two is found the next time, and not lost.</summary>
    private static async Task<string> Mark(GuardedHttp http, Uri address, Credentials? credentials, CancellationToken ct)
    {
        var collection = await Ask(http, "PROPFIND", address, 0, Properties(Dav + "resourcetype", Server + "getctag", Dav + "sync-token"), credentials, ct);
        if (!collection.Descendants(Dav + "resourcetype").Elements(Calendar + "calendar").Any())
            throw new NotFetched(CalendarFault.NotACalendar, "not a calendar collection");
        return Value(collection, Server + "getctag") ?? Value(collection, Dav + "sync-token") ?? await Tags(http, address, credentials, ct);
    }

    /// <summary>A server that keeps neither: the entries' own tags, all together.</summary>
    private static async Task<string> Tags(GuardedHttp http, Uri address, Credentials? credentials, CancellationToken ct)
    {
        var members = await Ask(http, "PROPFIND", address, 1, Properties(Dav + "getetag"), credentials, ct);
        var tags = members.Descendants(Dav + "response").Select(r => $"{r.Element(Dav + "href")?.Value} {Value(r, Dav + "getetag")}");
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', tags.Order(StringComparer.Ordinal)))));
    }

    private static async Task<XElement> Ask(
        GuardedHttp http, string method, Uri address, int depth, XElement body, Credentials? credentials, CancellationToken ct)
    {
        var answer = await http.Ask(
            asked =>
            {
                var request = new HttpRequestMessage(new HttpMethod(method), asked) { Content = new StringContent(body.ToString(), Encoding.UTF8, "application/xml") };
                request.Headers.Add("Depth", depth.ToString(CultureInfo.InvariantCulture));
                return request;
            },
            address, credentials, ct);
        return answer.Status == HttpStatusCode.MultiStatus ? Read(answer.Text) : throw new NotFetched(CalendarFault.NotACalendar, $"answered {method} with {(int)answer.Status}");
    }

    /// <summary>A stranger's XML: no document types, so no entities, and no more of it than was fetched.</summary>
    private static XElement Read(string text)
    {
        try
        {
            using var reader = XmlReader.Create(new StringReader(text), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            return XElement.Load(reader);
        }
        catch (XmlException)
        {
            throw new NotFetched(CalendarFault.NotACalendar, "answered with what is not XML");
        }
    }

    private static string? Value(XElement within, XName property) => within.Descendants(property).FirstOrDefault()?.Value is { Length: > 0 } value ? value : null;

    private static XElement Properties(params XName[] names) => new(Dav + "propfind", new XElement(Dav + "prop", names.Select(n => new XElement(n))));

    private static XElement Entries(Slot within) => new(
        Calendar + "calendar-query",
        new XElement(Dav + "prop", new XElement(Calendar + "calendar-data")),
        new XElement(Calendar + "filter", new XElement(
            Calendar + "comp-filter", new XAttribute("name", "VCALENDAR"), new XElement(
                Calendar + "comp-filter", new XAttribute("name", "VEVENT"), new XElement(
                    Calendar + "time-range", new XAttribute("start", Instant(within.Start)), new XAttribute("end", Instant(within.End)))))));

    private static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
}
