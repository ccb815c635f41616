using Handslaget.Booking.Calendars;

namespace Handslaget.Booking.Benchmarks;

/// <summary>A booking must be seen by the very next search, and cost no more than the rows it touches.</summary>
internal sealed class Fresh(Town town, int seed)
{
    private const int Steps = 100_000;

    public async Task<Rounds> Renew(Options options)
    {
        var place = new Random(seed).Next(town.Officials.Count);
        var official = town.Officials[place];
        var booked = official with { Claims = [new Claim(official.Official.Id, Guid.NewGuid(), Slot.From(town.Found()[^1], TimeSpan.FromHours(1)))] };
        var index = town.NewIndex();
        var roomed = new Town(town.Workload, rooms: 20);
        var room = roomed.Rooms[0];
        var bits = new ulong[index.Grid.Words];
        var turn = 0;
        void Official()
        {
            index.Put(turn++ % 2 == 0 ? booked : official);
            JointAvailability.Starts(index, town.Need, index.Grid.Start, bits);
        }

        void Room() => roomed.Index.Put(room);
        var (officialBatch, roomBatch) = (Timing.BatchOf(Official), Timing.BatchOf(Room));
        return await Rounds.Run(
            "fresh", "µs", options,
            new Side("official", () => Timing.Median(Official, officialBatch)),
            new Side("room", () => Timing.Median(Room, roomBatch)));
    }

    /// <summary>
    /// Books, cancels and searches at random. What is offered must not overlap anything that stands in a plain list of claims, what was
    /// cancelled must be possible again, and now and then the index must equal one that is built anew.
    /// </summary>
    public static (int Steps, int Stale) Stale(int seed)
    {
        var random = new Random(seed);
        var workload = new Workload(50, 8, 20);
        var rules = workload.Rules with { TablesPerDay = 4, SummingUp = TimeSpan.FromMinutes(15) };
        var need = workload.Need with { Form = MeetingForm.AtMunicipality };
        var (officials, rooms) = (workload.Calendars(), workload.Rooms(10));
        var index = new CalendarIndex(rules, workload.Start, officials, rooms);
        var claims = officials.Select(o => o.Official.Id).Concat(rooms.Select(r => r.Room.Id)).ToDictionary(id => id, _ => new List<Claim>());
        var meetings = new List<(Guid Id, Offer Offer)>();
        var stale = 0;
        for (var step = 0; step < Steps; step++)
        {
            var from = index.Grid.At(random.Next(index.Grid.Steps));
            var offers = JointAvailability.Find(index, need, from, index.Grid.End, 2, from);
            stale += offers.Count(offer => !IsFree(offer));
            if (random.Next(2) == 0 && offers.Count > 0 && meetings.Count < 300)
            {
                var meeting = (Id: Guid.NewGuid(), Offer: offers[0]);
                meetings.Add(meeting);
                foreach (var resource in ResourcesOf(meeting.Offer))
                {
                    claims[resource].Add(new(resource, meeting.Id, TimeTaken.By(meeting.Offer.Slot, need.Form, rules)));
                    Put(resource);
                }
            }
            else if (meetings.Count > 0)
            {
                var cancelled = random.Next(meetings.Count);
                var (id, offer) = meetings[cancelled];
                meetings.RemoveAt(cancelled);
                foreach (var resource in ResourcesOf(offer))
                {
                    claims[resource].RemoveAll(claim => claim.MeetingId == id);
                    Put(resource);
                }

                stale += JointAvailability.OfferAt(index, need, offer.Slot.Start, index.Grid.Start) is null ? 1 : 0;
            }

            stale += step % 1000 == 0 && !EqualsOneBuiltAnew() ? 1 : 0;
        }

        return (Steps, stale);

        bool IsFree(Offer offer) => ResourcesOf(offer)
            .All(resource => !claims[resource].Exists(claim => claim.During.Overlaps(TimeTaken.By(offer.Slot, need.Form, rules))));

        void Put(Guid resource)
        {
            if (index.Official(resource) is { } official)
            {
                index.Put(official with { Claims = [.. claims[resource]] });
            }
            else
            {
                index.Put(index.Room(resource)! with { Claims = [.. claims[resource]] });
            }
        }

        bool EqualsOneBuiltAnew()
        {
            var anew = new CalendarIndex(
                rules, workload.Start, officials.Select(o => o with { Claims = [.. claims[o.Official.Id]] }), rooms.Select(r => r with { Claims = [.. claims[r.Room.Id]] }));
            var (ours, theirs) = (new ulong[index.Grid.Words], new ulong[index.Grid.Words]);
            JointAvailability.Starts(index, need, index.Grid.Start, ours);
            JointAvailability.Starts(anew, need, index.Grid.Start, theirs);
            return ours.AsSpan().SequenceEqual(theirs);
        }
    }

    private static IEnumerable<Guid> ResourcesOf(Offer offer) => offer.Places.Select(place => place.OfficialId).Append(offer.RoomId!.Value);
}
