using Handslaget.Booking.Gatherings;
using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Gatherings.Weeks;
using Handslaget.Booking.Web.Store;

namespace Handslaget.Booking.Web.Gatherings;

/// <summary>Somebody on the list of who comes.</summary>
public sealed record Participant(SignUp SignUp, SignUpDetails Who);

/// <summary>Who comes, as a file for a spreadsheet.</summary>
public static class ParticipantList
{
    public static IReadOnlyList<Participant> Of(Gathering gathering, IReadOnlyList<SignUpDetails> people)
    {
        var known = people.ToDictionary(p => p.Id);
        return [.. gathering.SignUps.Select(s => new Participant(s, known.GetValueOrDefault(s.Id) ?? new SignUpDetails { Id = s.Id }))];
    }

    public static byte[] Csv(KnownGathering known, IReadOnlyList<Participant> participants, DateTimeOffset saidAt)
    {
        string?[] headings = ["Företag", "Namn", "E-post", "Telefon", "Mat", "Plats", "Pass", "Kom"];
        return Spreadsheet.Of(participants.Where(p => p.SignUp.IsLive).Select(p => new[]
        {
            p.Who.Company, p.Who.Name, p.Who.Email, p.Who.Phone, p.Who.Food, p.SignUp.State.Say().Sv,
            string.Join(", ", p.SignUp.Sessions.Select(s => Session(known, s, saidAt))),
            p.SignUp.Came switch { true => "ja", false => "nej", null => "" },
        }).Prepend(headings));
    }

    private static string Session(KnownGathering known, string key, DateTimeOffset saidAt) => known.Plan.Week is not null && known.Plan.Sessions.FirstOrDefault(s => s.Key == key) is { } sitting
        ? $"{known.ThemeOf(key).Sv} {People.Span(sitting.Slot, "sv", saidAt)}"
        : known.Text.Sessions.GetValueOrDefault(key)?.Sv ?? key;
}
