using System.Text.Json;
using System.Text.RegularExpressions;
using Handslaget.Booking.Register;
using Handslaget.Booking.Web.Hosting;
using Handslaget.Booking.Web.Register;

namespace Handslaget.Booking.Web.Tests.Hosting;

public partial class The_demo_town
{
    private static readonly Catalogue Catalogue = CatalogueFile.Shipped();
    private static readonly DateOnly Today = new(2026, 11, 23);
    private static readonly DemoTown Town = DemoTown.Make(Catalogue, Today);
    private static readonly Dictionary<DemoOfficial, Official> Folded =
        Town.Officials.ToDictionary(o => o, o => o.Events.Aggregate(Official.New, (official, fact) => official.Evolve(fact)));

    [Fact]
    public void has_enough_people_and_rooms()
    {
        Assert.InRange(Town.Officials.Count, 27, 60);
        Assert.Equal(6, Town.Rooms.Count);
        Assert.Equal(Town.Officials.Count, Town.Officials.Select(o => o.Id).Distinct().Count());
        Assert.Equal(Town.Officials.Count, Town.Officials.Select(o => o.Email).Distinct().Count());
        Assert.All(Town.Officials, o => Assert.Matches(DemoAddress(), o.Email));
        Assert.All(Folded, o => Assert.Equal(o.Key.Id, o.Value.Id));
        Assert.Equal("selin.aydin@demo.example", Town.Officials.Single(o => o.Name == "Selin Aydın").Email);
    }

    [Fact]
    public void can_fill_every_seat_that_a_situation_requires_and_two_of_them_only_just()
    {
        var holders = Catalogue.Situations.SelectMany(s => s.Required).Distinct().ToDictionary(c => c, Holders);

        Assert.Equal(["county-board", "grid-capacity"], holders.Where(h => h.Value == 1).Select(h => h.Key).Order());
        Assert.DoesNotContain(holders, h => h.Value == 0);
    }

    [Fact]
    public void has_one_competence_that_nobody_holds_and_it_is_only_ever_a_wish()
    {
        var unheld = Assert.Single(Catalogue.Competences, c => Holders(c.Id) == 0).Id;

        Assert.Equal("employment-service", unheld);
        Assert.DoesNotContain(Catalogue.CaseTypes, c => c.Required.Contains(unheld));
        Assert.DoesNotContain(Catalogue.Situations, s => s.Required.Contains(unheld));
    }

    [Fact]
    public void has_two_or_three_coordinators() =>
        Assert.InRange(Town.Officials.Count(o => o.IsCoordinator && Holds(o, "coordination")), 2, 3);

    [Fact]
    public void has_one_calendar_that_has_not_been_readable_since_yesterday()
    {
        var unreadable = Assert.Single(Town.Officials, o => o.BusyTime.UnreadableSince is not null);

        Assert.Equal(new DateTimeOffset(2026, 11, 22, 8, 12, 0, TimeSpan.Zero), unreadable.BusyTime.UnreadableSince);
    }

    [Fact]
    public void works_from_elsewhere_about_half_of_the_people_one_day_a_week() =>
        Assert.InRange(Folded.Values.Count(o => o.Hours.Any(h => h.Remote)), Folded.Count * 0.4, Folded.Count * 0.6);

    [Fact]
    public void has_rooms_that_differ()
    {
        var rooms = Town.Rooms.Select(r => r.Events.Aggregate(Room.New, (room, fact) => room.Evolve(fact))).ToArray();

        Assert.Equal(4, rooms.Min(r => r.Chairs));
        Assert.Equal(14, rooms.Max(r => r.Chairs));
        Assert.Contains(rooms, r => !r.StepFree);
        Assert.Contains(rooms, r => r.HearingLoop);
        Assert.Contains(rooms, r => !r.HearingLoop);
    }

    [Fact]
    public void is_the_same_town_for_the_same_day() => Assert.Equal(Told(Town), Told(DemoTown.Make(Catalogue, Today)));

    [Fact]
    public void keeps_people_and_the_coming_days_when_the_day_changes()
    {
        var tomorrow = DemoTown.Make(Catalogue, Today.AddDays(1));

        Assert.Equal(Town.Officials.Select(o => o.Id), tomorrow.Officials.Select(o => o.Id));
        var week = new Slot(new(2026, 11, 30, 0, 0, 0, TimeSpan.Zero), new(2026, 12, 5, 0, 0, 0, TimeSpan.Zero));
        Assert.Equal(
            Town.Officials[0].BusyTime.Busy.Where(week.Contains),
            tomorrow.Officials[0].BusyTime.Busy.Where(week.Contains));
    }

    [Fact]
    public void takes_from_another_catalogue_only_what_it_shares_with_ours()
    {
        var other = Catalogue with { Competences = [.. Catalogue.Competences.Where(c => c.Id is "coordination" or "fire-safety")] };

        Assert.Equal(
            ["coordination", "fire-safety"],
            DemoTown.Make(other, Today).Officials.SelectMany(o => o.Events).OfType<CompetenceGranted>().Select(g => g.Competence).Distinct().Order());
    }

    [Theory]
    [InlineData("2026-11-23")]
    [InlineData("2027-02-01")]
    [InlineData("2027-03-19")]
    [InlineData("2027-08-18")]
    [InlineData("2027-10-13")]
    public void has_few_times_for_the_restaurants_table_and_more_later(string date)
    {
        var today = DateOnly.ParseExact(date, "yyyy-MM-dd", null);
        var town = DemoTown.Make(Catalogue, today);
        var required = Catalogue.Situations.Single(s => s.Id == "restaurant-outdoor-alcohol").Required;

        var soon = JointTimes.Days(town, required, today, weeks: 8);

        Assert.InRange(soon.Count, 5, 25);
        Assert.True(JointTimes.Days(town, required, today.AddDays(56), weeks: 8).Count > soon.Count);
    }

    private static int Holders(string competence) => Town.Officials.Count(o => Holds(o, competence));

    private static bool Holds(DemoOfficial official, string competence) => Folded[official].Grants.Any(g => g.Competence == competence);

    private static string Told(DemoTown town) => JsonSerializer.Serialize(town);

    [GeneratedRegex(@"^[a-z]+\.[a-z]+@demo\.example$")]
    private static partial Regex DemoAddress();
}
