using Handslaget.Booking.Calendars;
using static Handslaget.Booking.Tests.Calendars.Town;

namespace Handslaget.Booking.Tests.Calendars;

// Steps of booking and cancelling in any order, as the log tells them: what is taken is never offered, what is given back is.
public class When_a_calendar_is_fresh
{
    [Fact]
    public void a_time_that_was_taken_is_never_offered_until_it_is_given_back()
    {
        var random = new Random(1);
        var now = At("2027-03-01 00:00");
        var need = AtMunicipality("food", "fire") with { MayBeRemote = ["fire"] };
        var index = new CalendarIndex(
            Rules with { CalendarWeeks = 2 },
            Monday,
            Enumerable.Range(1, 6).Select(number => Official(number, number % 2 == 0 ? "food" : "fire")),
            [Room(50, 5), Room(51, 9)]);
        var booked = new List<Claim[]>();
        for (var step = 0; step < 2000; step++)
        {
            var offers = JointAvailability.Find(index, need, now, index.Grid.End, 40, now);
            if (offers.Count > 0 && random.Next(5) < 3)
            {
                var offer = offers[random.Next(offers.Count)];
                var during = TimeTaken.By(offer.Slot, need.Form, index.Rules);
                Claim[] claims = [.. offer.Places.Select(place => place.OfficialId).Append(offer.RoomId!.Value).Select(id => new Claim(id, Id(1000 + step), during))];
                Assert.All(claims, claim => Assert.DoesNotContain(booked.SelectMany(other => other), other => other.ResourceId == claim.ResourceId && other.During.Overlaps(during)));
                booked.Add(claims);
                Put(claims);
            }
            else if (booked.Count > 0)
            {
                var cancelled = booked[random.Next(booked.Count)];
                booked.Remove(cancelled);
                Put(cancelled);
                Assert.NotNull(JointAvailability.OfferAt(index, need, cancelled[0].During.Start, now));
            }
        }

        void Put(Claim[] touched)
        {
            foreach (var id in touched.Select(claim => claim.ResourceId))
            {
                var standing = booked.SelectMany(claims => claims).Where(claim => claim.ResourceId == id).ToArray();
                if (index.Official(id) is { } official)
                {
                    index.Put(official with { Claims = standing });
                }
                else
                {
                    index.Put(index.Room(id)! with { Claims = standing });
                }
            }
        }
    }
}
