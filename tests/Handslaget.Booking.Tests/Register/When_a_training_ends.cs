using Handslaget.Booking.Register;

namespace Handslaget.Booking.Tests.Register;

public class When_a_training_ends
{
    private static readonly DateOnly Today = new(2027, 2, 1);

    // The last day counts, and so does the sixtieth.
    [Theory]
    [InlineData(-1, TrainingState.Expired)]
    [InlineData(0, TrainingState.EndsSoon)]
    [InlineData(60, TrainingState.EndsSoon)]
    [InlineData(61, TrainingState.Valid)]
    public void it_is_told_in_time(int days, TrainingState state) => Assert.Equal(state, Until(days).On(Today));

    [Fact]
    public void nobody_knows_of_one_that_nobody_has_written() => Assert.Equal(TrainingState.Unknown, Official.New.On(Today));

    [Fact]
    public void those_who_need_it_anew_stand_in_order_and_those_who_have_left_do_not()
    {
        var (late, soon) = (Until(-10), Until(20));
        Assert.Equal([late, soon], ServiceTraining.Due([soon, Until(200), Until(-5).Evolve(new OfficialLeft()), Official.New, late], Today));
    }

    [Fact]
    public void a_new_date_replaces_the_old() => Assert.Equal(Today.AddDays(400), Until(-10).Evolve(new ServiceTrainingSet(Today.AddDays(400))).TrainedTo);

    private static Official Until(int days) => Official.New.Evolve(new ServiceTrainingSet(Today.AddDays(days)));
}
