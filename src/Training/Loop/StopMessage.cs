using System.Globalization;

namespace MLNetVision.Training.Loop;

/// <summary>Says in a sentence why a run ended.</summary>
internal static class StopMessage
{
    public static string Of(StopReason reason, TrainingOptions options, RunPlan plan, LoopState state) => reason switch
    {
        StopReason.EarlyStopped => string.Create(
            CultureInfo.InvariantCulture,
            $"'{options.EarlyStopping!.Metric ?? plan.SelectBy}' did not get better than {state.Stopping.Best:G6} in {state.Stopping.BadEpochs} epochs; "
            + $"stopped after epoch {state.Epoch} of {options.Epochs}."),
        StopReason.Cancelled => $"Cancelled in epoch {state.Epoch + 1} of {options.Epochs}, after {state.Step} steps.",
        _ => $"All {options.Epochs} epochs are done.",
    };
}
