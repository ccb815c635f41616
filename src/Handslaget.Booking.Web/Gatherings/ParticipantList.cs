using Handslaget.Booking.Gatherings;
using Handslaget.Booking.Web.Doors;
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

    public static byte[] Csv(KnownGathering known, IReadOnlyList<Participant> participants)
    {
        string?[] headings = ["Företag", "Namn", "E-post", "Telefon", "Mat", "Plats", "Pass", "Kom"];
        return Spreadsheet.Of(participants.Where(p => p.SignUp.IsLive).Select(p => new[]
        {
            p.Who.Company, p.Who.Name, p.Who.Email, p.Who.Phone, p.Who.Food, p.SignUp.State.Say().Sv,
            string.Join(", ", p.SignUp.Sessions.Select(s => known.Text.Sessions.GetValueOrDefault(s)?.Sv ?? s)),
            p.SignUp.Came switch { true => "ja", false => "nej", null => "" },
        }).Prepend(headings));
    }
}
