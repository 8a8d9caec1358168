using System.Text.Json;
using MLNetVision.Training;
using MLNetVision.Training.Schedules;

namespace MLNetVision.Tests.Unit.Training;

public class ScheduleTests
{
    public static TheoryData<Schedule, string> Impossible => new()
    {
        { new StepDecay(0), "StepDecay.Every" },
        { new StepDecay(1, 0), "StepDecay.Multiplier" },
        { new MultiStepDecay([3, 3]), "MultiStepDecay.At" },
        { new ExponentialDecay(double.NaN), "ExponentialDecay.Multiplier" },
        { new InverseTimeDecay(-1), "InverseTimeDecay.Decay" },
        { new CosineAnnealing { Floor = 2 }, "CosineAnnealing.Floor" },
        { new CosineAnnealing { Period = 0 }, "CosineAnnealing.Period" },
        { new OneCycle { RisingShare = 1 }, "OneCycle.RisingShare" },
        { new OneCycle { RisingShare = 0.5, ThreePhases = true }, "OneCycle.RisingShare" },
        { new OneCycle { LowMomentum = -0.1 }, "OneCycle.LowMomentum" },
        { new OneCycle { HighMomentum = 1 }, "OneCycle.HighMomentum" },
        { new WarmUp(0), "WarmUp.Length" },
        { new WarmUp(5, new StepDecay(0)), "StepDecay.Every" },
        { new ReduceOnPlateau { Multiplier = 1 }, "ReduceOnPlateau.Multiplier" },
    };

    public static TheoryData<Schedule> All =>
    [
        new ConstantRate(), new StepDecay(3), new MultiStepDecay([2, 5]), new ExponentialDecay(0.9), new InverseTimeDecay(0.1),
        new CosineAnnealing { Period = 4 }, new OneCycle(), new WarmUp(3, new WarmUp(2, new CosineAnnealing())), new ReduceOnPlateau { Metric = "accuracy" },
    ];

    [Theory]
    [MemberData(nameof(Impossible))]
    public void What_gives_no_rates_is_refused_by_name(Schedule schedule, string named) =>
        Assert.Contains(named, Assert.Throws<ArgumentOutOfRangeException>(schedule.Validate).Message, StringComparison.Ordinal);

    [Fact]
    public void Every_schedule_that_there_is_is_tested()
    {
        var there = typeof(Schedule).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(Schedule))).Select(t => t.Name);

        Assert.Equal(there.Order(), ((IEnumerable<object[]>)All).Select(row => row[0].GetType().Name).Order());
    }

    [Theory]
    [MemberData(nameof(All))]
    public void A_schedule_comes_back_from_JSON(Schedule schedule)
    {
        var text = JsonSerializer.Serialize(schedule, TrainingJson.Options);

        Assert.Equal(schedule, JsonSerializer.Deserialize<Schedule>(text, TrainingJson.Options));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Every_rate_of_a_short_or_overrun_run_is_finite_and_not_negative(Schedule schedule)
    {
        for (var steps = 1L; steps < 12; steps++)
        {
            for (var step = 0L; step < steps + 3; step++)
            {
                Assert.InRange(schedule.Factor(new SchedulePoint(step, steps, 3), ScheduleState.Start), 0, 1);
            }
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Only_a_cycle_that_is_asked_to_changes_the_momentum(Schedule schedule)
    {
        Assert.False(schedule.ChangesMomentum);
        Assert.Null(schedule.Momentum(new SchedulePoint(2, 9, 3)));
    }

    [Fact]
    public void Momentum_falls_while_the_rate_rises_and_a_warm_up_has_the_one_of_the_start()
    {
        var cycle = new OneCycle { CyclesMomentum = true };
        var warm = new WarmUp(5, cycle);

        Assert.True(warm.ChangesMomentum);
        for (var step = 0; step < 25; step++)
        {
            var momentum = warm.Momentum(new SchedulePoint(step, 25, 5));
            Assert.Equal(cycle.Momentum(new SchedulePoint(Math.Max(0, step - 5), 20, 5)), momentum);
            Assert.InRange(momentum!.Value, 0.85, 0.95);
        }

        Assert.Equal(0.95, warm.Momentum(new SchedulePoint(5, 25, 5)));
        Assert.Equal(0.85, warm.Momentum(new SchedulePoint(10, 25, 5))!.Value, 1e-12);
        Assert.Equal(0.95, warm.Momentum(new SchedulePoint(24, 25, 5)));
    }

    [Fact]
    public void Epochs_are_counted_in_whole_ones()
    {
        var rates = Enumerable.Range(0, 7).Select(step => new StepDecay(1, 0.5).Factor(new SchedulePoint(step, 7, 3), ScheduleState.Start));

        Assert.Equal([1, 1, 1, 0.5, 0.5, 0.5, 0.25], rates);
    }

    [Fact]
    public void After_a_warm_up_the_other_schedule_has_the_rest_of_the_run()
    {
        var rest = new CosineAnnealing();
        var schedule = new WarmUp(4, rest);

        for (var step = 4; step < 10; step++)
        {
            Assert.Equal(
                rest.Factor(new SchedulePoint(step - 4, 6, 1), ScheduleState.Start), schedule.Factor(new SchedulePoint(step, 10, 1), ScheduleState.Start));
        }
    }

    [Fact]
    public void The_plateau_inside_a_warm_up_sees_the_results()
    {
        var schedule = new WarmUp(1, new ReduceOnPlateau { Patience = 0, Multiplier = 0.5 });
        var state = schedule.Observe(schedule.Observe(ScheduleState.Start, 1, MetricGoal.Smaller), 1, MetricGoal.Smaller);

        Assert.Equal(0.5, schedule.Factor(new SchedulePoint(5, 10, 1), state));
    }

    [Fact]
    public void A_figure_that_is_not_a_number_is_never_better()
    {
        var schedule = new ReduceOnPlateau { Patience = 1, Multiplier = 0.5 };
        var state = ScheduleState.Start;
        foreach (var figure in new[] { double.NaN, double.NaN })
        {
            state = schedule.Observe(state, figure, MetricGoal.Larger);
        }

        Assert.Equal(0.5, state.Scale);
        Assert.Null(state.Best);
    }

    [Fact]
    public void A_negative_figure_has_to_be_better_by_the_threshold_too()
    {
        var schedule = new ReduceOnPlateau { Patience = 0, Threshold = 0.1 };
        var state = schedule.Observe(schedule.Observe(ScheduleState.Start, -10, MetricGoal.Smaller), -10.5, MetricGoal.Smaller);

        Assert.Equal(0.1, state.Scale);
    }

    [Fact]
    public void The_conditions_of_Robbins_and_Monro_hold_between_a_half_and_one()
    {
        Assert.True(new InverseTimeDecay(0.1).SatisfiesRobbinsMonro);
        Assert.True(new InverseTimeDecay(0.1, 0.75).SatisfiesRobbinsMonro);
        Assert.False(new InverseTimeDecay(0.1, 0.5).SatisfiesRobbinsMonro);
        Assert.False(new InverseTimeDecay(0.1, 1.5).SatisfiesRobbinsMonro);
        Assert.False(new InverseTimeDecay(0).SatisfiesRobbinsMonro);
    }
}
