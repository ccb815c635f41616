using Handslaget.Booking.Meetings;
using Handslaget.Booking.Tests.Meetings;

namespace Handslaget.Booking.Tests.Cases;

/// <summary>Given, when, then for what has a log of its own; each fact goes through the store's JSON on its way.</summary>
internal sealed class Chapter<T>
    where T : class, ISubject<T>
{
    private Decision? answer;

    public T State { get; private set; } = T.New;

    public List<Notice> Told { get; } = [];

    public List<Message> Called { get; } = [];

    public static Chapter<T> Given(params object[] facts) => new Chapter<T>().And(facts);

    public Chapter<T> And(params object[] facts)
    {
        foreach (var fact in facts)
        {
            var read = System.Text.Json.JsonSerializer.Deserialize(System.Text.Json.JsonSerializer.Serialize(fact, Story.Stored), fact.GetType(), Story.Stored)!;
            var before = State;
            State = State.Evolve(read);
            Told.AddRange(State.Tell(read, before));
            Called.AddRange(State.Call(read));
        }
        return this;
    }

    public Chapter<T> When(Func<T, Decision> decide)
    {
        answer = decide(State);
        return this;
    }

    public Chapter<T> Then(params object[] facts)
    {
        Assert.Equal(facts.Select(Story.Written), Assert.IsType<Decision.Facts>(answer).Events.Select(Story.Written));
        return And(facts);
    }

    public Chapter<T> ThenNothingNew()
    {
        Assert.IsType<Decision.NothingNew>(answer);
        return this;
    }

    public Chapter<T> ThenRefused(Refusal reason)
    {
        Assert.Equal(reason, Assert.IsType<Decision.Refused>(answer).Reason);
        return this;
    }
}
