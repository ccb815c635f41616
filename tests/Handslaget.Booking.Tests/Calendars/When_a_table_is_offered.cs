using Handslaget.Booking.Calendars;
using Handslaget.Booking.Panels;
using static Handslaget.Booking.Tests.Calendars.Town;

namespace Handslaget.Booking.Tests.Calendars;

// Edges: one person in several seats; equal officials; the loaded one; the link as the only way and as one of two; rooms too small, taken,
// unsuitable; a start that is off the grid, taken, or past.
public class When_a_table_is_offered
{
    private const string Day = "2027-03-03";

    private static Offer At10(CalendarIndex index, TableNeed need, params int[] met) =>
        JointAvailability.OfferAt(index, need, At($"{Day} 10:00"), index.Grid.Start, met.Select(Id).ToHashSet())!;

    private static IEnumerable<Guid> Seated(Offer offer) => offer.Places.Select(place => place.OfficialId);

    [Fact]
    public void as_few_as_possible_sit_and_each_seat_has_one_official()
    {
        var offer = At10(Index(Official(1, "food"), Official(2, "fire"), Official(3, "food", "fire")), Online("food", "fire"));
        Assert.Equivalent(new Place(Id(3), ["food", "fire"], Remote: true), Assert.Single(offer.Places), strict: true);
    }

    [Fact]
    public void a_wish_is_granted_by_those_who_sit_anyway()
    {
        var need = Online("food") with { Optional = ["fire", "building"] };
        var offer = At10(Index(Official(1, "food"), Official(2, "food", "fire"), Official(3, "building")), need);
        Assert.Equal(["food", "fire"], Assert.Single(offer.Places).Competences);
    }

    [Fact]
    public void the_least_loaded_sits_and_the_next_stands_in()
    {
        var loaded = Official(1, "food").Claimed(1, Time("2027-03-04", "08:30", "09:45"));
        var offer = At10(Index(loaded, Official(2, "food"), Official(3, "food")), Online("food"));
        Assert.Equal([Id(2)], Seated(offer));
        Assert.Equal([Id(3), Id(1)], offer.StandIns["food"]);
    }

    [Fact]
    public void who_has_met_the_company_sits_before_an_equal() =>
        Assert.Equal([Id(2)], Seated(At10(Index(Official(1, "food"), Official(2, "food")), Online("food"), met: 2)));

    [Fact]
    public void the_answer_does_not_depend_on_who_was_put_in_first()
    {
        var index = Index(Official(2, "food"));
        index.Put(Official(1, "food"));
        Assert.Equal([Id(1)], Seated(At10(index, Online("food"))));
    }

    [Fact]
    public void remote_hours_fill_a_seat_only_where_the_link_will_do()
    {
        var home = Official(1, "food").But(official => official with { Hours = [.. Weekdays(new(8, 0), new(17, 0), remote: true)] });
        var index = Index([Room(50, 9)], home, Official(2, "fire"));
        Assert.Empty(index.On(Day, AtMunicipality("food", "fire")));
        Assert.Empty(index.On(Day, AtCompany("food", "fire")));
        Assert.NotEmpty(index.On(Day, Online("food", "fire")));

        var offer = At10(index, AtMunicipality("food", "fire") with { MayBeRemote = ["food"] });
        Assert.Equal([true, false], offer.Places.Select(place => place.Remote));
    }

    [Fact]
    public void who_can_come_sits_before_who_can_only_be_seen()
    {
        var home = Official(1, "food").But(official => official with { Hours = [.. Weekdays(new(8, 0), new(17, 0), remote: true)] });
        var here = Official(2, "food").Claimed(1, Time("2027-03-04", "08:30", "09:45"));
        var offer = At10(Index([Room(50, 9)], home, here), AtMunicipality("food") with { MayBeRemote = ["food"] });
        Assert.Equivalent(new Place(Id(2), ["food"]), Assert.Single(offer.Places), strict: true);
        Assert.Equal([Id(1)], offer.StandIns["food"]);
    }

    [Fact]
    public void the_smallest_room_that_suits_is_taken()
    {
        var official = Official(1, "food");
        var rooms = new[] { Room(51, 20), Room(52, 3), Room(53, 8, stepFree: true), Room(54, 2), Room(55, 12, stepFree: true, hearingLoop: true) };
        var need = AtMunicipality("food") with { Guests = 2 };
        Assert.Equal(Id(52), At10(Index(rooms, official), need).RoomId);
        Assert.Equal(Id(53), At10(Index(rooms, official), need with { StepFree = true }).RoomId);
        Assert.Equal(Id(55), At10(Index(rooms, official), need with { HearingLoop = true }).RoomId);
        Assert.Equal(Id(51), At10(Index(rooms, official), need with { Guests = 15 }).RoomId);
        Assert.Empty(Index(rooms, official).On(Day, need with { Guests = 20 }));
        Assert.Null(At10(Index(rooms, official), Online("food")).RoomId);
    }

    [Fact]
    public void a_room_is_taken_for_the_summing_up_too()
    {
        var index = Index([Room(50, 5).Claimed(1, Time(Day, "11:15", "12:30"))], Official(1, "food"));
        var starts = index.StartsOn(Day, AtMunicipality("food"));
        Assert.Contains("10:00", starts);
        Assert.DoesNotContain("10:15", starts);
        Assert.Contains("12:30", starts);
    }

    [Fact]
    public void a_start_that_can_not_be_had_is_not_offered()
    {
        var index = Index(Official(1, "food").Busy(Time(Day, "13:00", "14:00")));
        Offer? Offered(string clock, string now = "2027-03-01 00:00") =>
            JointAvailability.OfferAt(index, Online("food"), At($"{Day} {clock}"), At(now));
        Assert.NotNull(Offered("10:00"));
        Assert.Null(Offered("10:05"));
        Assert.Null(Offered("12:30"));
        Assert.Null(Offered("16:00"));
        Assert.Null(Offered("10:00", now: $"{Day} 10:01"));
        Assert.Null(JointAvailability.OfferAt(index, Online("food"), At("2028-03-01 10:00"), index.Grid.Start));
    }

    [Fact]
    public void a_room_can_be_opened_closed_and_removed()
    {
        var index = Index(Official(1, "food"));
        Assert.Empty(index.On(Day, AtMunicipality("food")));
        index.Put(Room(50, 5));
        Assert.NotEmpty(index.On(Day, AtMunicipality("food")));
        index.Put(Room(50, 5) with { BusyTime = new BusyTime([], index.Grid.Start) });
        Assert.Empty(index.On(Day, AtMunicipality("food")));
        index.Remove(Id(50));
        Assert.Null(index.Room(Id(50)));
    }
}
