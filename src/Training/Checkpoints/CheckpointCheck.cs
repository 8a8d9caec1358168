using MLNetVision.Networks;
using MLNetVision.Networks.Engines;
using MLNetVision.Training.Loop;

namespace MLNetVision.Training.Checkpoints;

/// <summary>Gives a session what a checkpoint holds, after checking that it can have come from a run like this one.</summary>
internal static class CheckpointCheck
{
    /// <exception cref="CheckpointException">It cannot; the session may have taken part of it.</exception>
    public static void Take(string path, Checkpoint checkpoint, Network network, RunPlan plan, ISession session)
    {
        try
        {
            Check(Contradiction(checkpoint, plan));
            checkpoint.Session.Weights.FitExactly(network);
            checkpoint.Best?.FitExactly(network);
            session.SetState(checkpoint.Session);
        }
        catch (Exception e) when (e is NetworkException or ArgumentException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            throw new CheckpointException($"The checkpoint '{path}' cannot be used: {e.Message}", e);
        }
    }

    private static string? Contradiction(Checkpoint checkpoint, RunPlan plan)
    {
        var state = checkpoint.State;
        var place = $"batch {state.Batch} of epoch {state.Epoch + 1L}";
        var most = ((long)state.Epoch * plan.StepsPerEpoch) + state.Batch;
        return state.Epoch < 0 || state.Batch < 0 || state.Batch > plan.StepsPerEpoch ? $"it stands at {place}"
            : state.Step < 0 || state.Step > most ? $"it counts {state.Step} steps at {place}"
            : state.History.Count != state.Epoch ? $"it knows {state.History.Count} of {state.Epoch} epochs"
            : !state.History.All(e => Knows(e, plan)) ? "an epoch lacks figures"
            : state.Best is null != checkpoint.Best is null ? "its best epoch and its best weights do not go together"
            : state.Best is { } best && !Knows(best, plan) ? "its best epoch lacks figures"
            : null;
    }

    private static bool Knows(EpochResult? epoch, RunPlan plan) => epoch is not null && plan.Goals.Keys.All(epoch.Figures.ContainsKey);

    private static void Check(string? contradiction)
    {
        if (contradiction is not null)
        {
            throw new InvalidOperationException($"{contradiction}.");
        }
    }
}
