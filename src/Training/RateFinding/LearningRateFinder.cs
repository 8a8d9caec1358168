using MLNetVision.Networks;
using MLNetVision.Networks.Engines;
using MLNetVision.Training.Data;
using MLNetVision.Training.Loop;

namespace MLNetVision.Training.RateFinding;

/// <summary>
/// The range test of Smith (2017): some steps with rates that rise from much too low to much too high show where the loss falls and where it runs away.
/// It works on a session of its own; the run's weights stay as they are.
/// </summary>
public static class LearningRateFinder
{
    private const double Memory = 0.9;

    /// <summary>Goes through the rates with the run's network, weights, rule, data and batch size; the schedule does not matter.</summary>
    public static RateCurve Find(TrainingRun run, RateSearch? search = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(run);
        search ??= new RateSearch();
        search.Validate();
        var plan = RunPlan.Of(run);
        var weights = run.Weights?.FitExactly(run.Network) ?? WeightSet.Initialise(run.Network, run.Options.Seed);
        using var session = run.Engine.Compile(run.Network, weights, plan.Session(run, trains: true));
        var rates = new List<double>();
        var losses = new List<double>();
        foreach (var inputs in Batches(run, plan, search.Steps))
        {
            cancellation.ThrowIfCancellationRequested();
            var rate = search.RateAt(losses.Count);
            if (!Step(session, inputs, rate, losses))
            {
                break;
            }

            rates.Add(rate);
            if (RunsAway(losses, search.Divergence))
            {
                break;
            }
        }

        return RateCurve.Of(rates, losses, Math.Max(1, search.Steps / 20));
    }

    private static bool Step(ISession session, IReadOnlyDictionary<string, HostTensor> inputs, double rate, List<double> losses)
    {
        try
        {
            var loss = session.TrainStep(inputs, rate);
            if (double.IsFinite(loss))
            {
                losses.Add(loss);
                return true;
            }

            return false;
        }
        catch (NonFiniteLossException) when (losses.Count > 0)
        {
            return false;
        }
    }

    /// <summary>The run's batches, epoch after epoch.</summary>
    private static IEnumerable<IReadOnlyDictionary<string, HostTensor>> Batches(TrainingRun run, RunPlan plan, int count)
    {
        var inputs = new StepInputs(run.Constants);
        var batch = new Batch(run.Training.Fields, plan.BatchSize);
        for (var epoch = 0; count > 0; epoch++)
        {
            using var reader = run.Training.Open(new BatchPlan(epoch, plan.BatchSize, 0, run.Options.Seed, run.Options.Shuffle));
            if (!reader.Read(batch))
            {
                throw new InvalidOperationException($"The training data has {run.Training.Rows} rows, but no batch of epoch {epoch + 1} could be read.");
            }

            do
            {
                yield return inputs.Of(batch);
                count--;
            }
            while (count > 0 && reader.Read(batch));
        }
    }

    /// <summary>Whether the running mean, freed of its start, is far above its smallest value.</summary>
    private static bool RunsAway(List<double> losses, double times)
    {
        var (mean, smallest) = (0.0, double.PositiveInfinity);
        for (var i = 0; i < losses.Count; i++)
        {
            mean = (Memory * mean) + ((1 - Memory) * losses[i]);
            var fair = mean / (1 - Math.Pow(Memory, i + 1));
            if (fair > times * smallest)
            {
                return true;
            }

            smallest = Math.Min(smallest, fair);
        }

        return false;
    }
}
