using MLNetVision.Sweeps;
using MLNetVision.Sweeps.Pruning;
using MLNetVision.Training;
using Xunit;

namespace MLNetVision.Tests.Pipelines.Sweeps;

public class PruningTests
{
    private const string Figure = Figures.ValidationLoss;

    [Fact]
    public void One_of_three_goes_up_a_rung_the_best_first_and_the_highest_rung_first()
    {
        var pruner = new SuccessiveHalving().Begin();
        var waiting = Enumerable.Range(0, 6).Select(n => Trial(n, TrialState.Paused, 10 - n)).ToList();

        Assert.Equal(Verdict.Pause, pruner.After(Trial(0, TrialState.Running, 1), []));
        Assert.Equal(Verdict.GoOn, pruner.After(Trial(0, TrialState.Running, 1, 1), []));
        Assert.Equal(Verdict.Pause, pruner.After(Trial(0, TrialState.Running, 1, 1, 1), []));
        Assert.Null(pruner.Promoted(waiting[..2]));
        Assert.Equal(2, pruner.Promoted(waiting[..3])!.Number);
        Assert.Equal(5, pruner.Promoted(waiting)!.Number);

        waiting[5] = Trial(5, TrialState.Running, 5);
        Assert.Equal(4, pruner.Promoted(waiting)!.Number);
        waiting[4] = Trial(4, TrialState.Complete, 6, 5, 4, 3);
        Assert.Null(pruner.Promoted(waiting));
    }

    [Fact]
    public void Brackets_that_begin_higher_have_fewer_trials()
    {
        var rule = new Hyperband { Epochs = 27 };
        var sizes = Enumerable.Range(0, 49).CountBy(rule.BracketOf).Select(b => b.Value);

        Assert.Equal(4, rule.Brackets);
        Assert.Equal([27, 12, 6, 4], sizes);
    }

    [Fact]
    public void A_bracket_waits_at_its_own_rungs_only()
    {
        var rule = new Hyperband { Epochs = 9 };
        var pruner = ((PruningRule)rule).Begin();
        var (low, high) = (Enumerable.Range(0, 99).First(n => rule.BracketOf(n) == 0), Enumerable.Range(0, 99).First(n => rule.BracketOf(n) == 2));

        Assert.Equal(Verdict.Pause, pruner.After(Trial(low, TrialState.Running, 1), []));
        Assert.Equal(Verdict.GoOn, pruner.After(Trial(high, TrialState.Running, 1), []));
        Assert.Equal(Verdict.GoOn, pruner.After(Trial(high, TrialState.Running, 1, 1, 1), []));
    }

    [Fact]
    public void What_is_worse_than_the_median_ends_once_there_are_enough_to_compare_with()
    {
        var pruner = new MedianRule { FirstTrials = 3, FirstEpochs = 2 }.Begin();
        List<TrialRecord> others = [Trial(0, TrialState.Complete, 5, 4, 3), Trial(1, TrialState.Complete, 5, 2, 1), Trial(2, TrialState.Complete, 5, 3, 3)];

        Assert.Equal(Verdict.GoOn, pruner.After(Trial(3, TrialState.Running, 9), others));
        Assert.Equal(Verdict.Prune, pruner.After(Trial(3, TrialState.Running, 9, 3.5), others));
        Assert.Equal(Verdict.GoOn, pruner.After(Trial(3, TrialState.Running, 2.5, 3.5), others));
        Assert.Equal(Verdict.GoOn, pruner.After(Trial(3, TrialState.Running, 9, 3.5), others[..2]));
    }

    private static TrialRecord Trial(int number, TrialState state, params double[] losses) => new(number, 0)
    {
        State = state,
        Epochs = [.. losses.Select((loss, i) => new TrialEpoch(i + 1, new Dictionary<string, double> { [Figure] = loss }))],
    };
}
