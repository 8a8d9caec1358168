using MLNetVision.Networks.Initialisers;
using MLNetVision.Sweeps;
using MLNetVision.Training;

namespace MLNetVision.Tests.Pipelines.Sweeps.Reports;

/// <summary>Sweeps that were never run: their trials come from a formula.</summary>
internal static class SampleSweeps
{
    private static readonly DateTimeOffset Begin = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);

    /// <summary>Trials with conditional parameters, some pruned, failed, paused and running.</summary>
    public static SweepReport Make(int trials, int objectives = 1, bool ended = true, string odd = "") => new()
    {
        Title = $"Sweep{odd}", Subtitle = odd,
        Trials = [.. Enumerable.Range(0, trials).Select(n => Trial(n, trials, objectives, ended, odd))],
        Objectives =
        [
            .. new[]
            {
                new FigureGoal($"accuracy{odd}", MetricGoal.Larger), new FigureGoal("model bytes", MetricGoal.Smaller),
                new FigureGoal("latency", MetricGoal.Smaller),
            }.Take(objectives),
        ],
        Calls =
        [
            new SweepCall(
                new SweepOptions { Pruning = new Hyperband { Epochs = 27 }, Budget = new SweepBudget { Trials = 60, Target = 0.99 } },
                new SweepRows(4000, 3200, 800))
            {
                Began = Begin, Ended = ended ? Begin.AddMinutes(trials) : null, Ending = ended ? SweepEnding.TrialsUsed : null,
                Refit = ended ? TimeSpan.FromSeconds(12.3) : null, Threads = 2, Cores = 4, Engine = "managed",
                Versions = new Dictionary<string, string> { ["MLNetVision"] = "0.1.0" },
            },
        ],
    };

    private static TrialRecord Trial(int n, int trials, int objectives, bool ended, string odd)
    {
        var random = new RandomStream(RandomStream.SeedAt(11, (ulong)n));
        List<DrawnValue> values = [];
        double Draw(string name, ParameterDomain domain)
        {
            values.Add(new DrawnValue(name, domain, domain.FromUnit(random.NextUniform())));
            return values[^1].Unit;
        }

        var (net, width) = (
            Draw("net", new ChoiceDomain(["LeNet", "ResNet-20", $"MobileNetV2 (half){odd}"])), Draw("width", new IntegerDomain(4, 64, Log: true)));
        var second = Draw("second", new BoolDomain()) > 0.5 ? Draw("second width of the convolution", new IntegerDomain(8, 128, Log: true)) : 0.3;
        var (dropout, rate) = (Draw("dropout", new RealDomain(0, 0.5)), Draw("rate", new RealDomain(1e-5, 1e-1, Log: true)));
        var quality = 0.99 - (1.1 * (rate - 0.6) * (rate - 0.6)) - (0.05 * (1 - width)) - (0.04 * (1 - second)) - (0.03 * net) - (0.01 * dropout)
            - (0.01 * random.NextUniform());
        var state = n % 13 == 7 ? TrialState.Failed : n % 3 == 1 && quality < 0.9 ? TrialState.Pruned
            : !ended && n == trials - 1 ? TrialState.Running : !ended && n % 7 == 5 ? TrialState.Paused : TrialState.Complete;
        var epochs = state switch
        {
            TrialState.Failed => n % 2,
            TrialState.Pruned => n % 2 == 0 ? 1 : 3,
            TrialState.Running or TrialState.Paused => 9,
            _ => 27,
        };
        double[] all = [quality, 20_000 * (1 + (8 * width * width)), 0.1 + (0.5 * width) + (0.2 * second)];
        return new TrialRecord(n, RandomStream.SeedAt(3, (ulong)n))
        {
            Values = values, State = state, Time = TimeSpan.FromSeconds(1 + (epochs * (1 + width))),
            Epochs = [.. Enumerable.Range(1, epochs).Select(e => Epoch(e, quality, ref random))],
            Objectives = state == TrialState.Complete ? all[..objectives] : [],
            Error = state == TrialState.Failed ? $"InvalidOperationException: The pooling at 'pool3' needs 4 rows; it has 2.{odd}" : null,
            Model = state == TrialState.Complete ? $"trials/{n:D4}/model.zip" : null,
            Began = Begin.AddMinutes(n), Ended = state == TrialState.Running ? null : Begin.AddMinutes(n + 1),
        };
    }

    private static TrialEpoch Epoch(int epoch, double quality, ref RandomStream random)
    {
        var loss = (2.3 * Math.Exp(-epoch * quality * 0.5)) + (1 - quality) + (0.02 * random.NextUniform());
        return new TrialEpoch(epoch, new Dictionary<string, double>
        {
            [Figures.Loss] = loss * 0.9, [Figures.ValidationLoss] = loss, ["accuracy"] = quality * (1 - (0.7 * Math.Exp(-epoch * 0.6))),
        });
    }
}
