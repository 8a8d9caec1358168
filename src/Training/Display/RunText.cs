using System.Globalization;
using MLNetVision.Training.Events;

namespace MLNetVision.Training.Display;

/// <summary>News of a run in words.</summary>
/// <param name="unit">What the rows of the data are: "images".</param>
/// <param name="start">The event that the run began with.</param>
internal sealed class RunText(string unit, RunStarted start)
{
    private const int BarWidth = 24;

    public string Epoch(EpochEnded epoch) => Join(
        Place(epoch.Result.Epoch), string.Join("  ", epoch.Result.Figures.Select(f => $"{f.Key} {Figure(f.Key, f.Value)}")),
        $"rate {epoch.Result.LearningRate.ToString("G3", CultureInfo.InvariantCulture)}", Speed(epoch.RowsPerSecond), Left(epoch.TimeLeft));

    public string Step(StepTaken step) => Join(
        Place(step.Epoch), $"step {step.Batch}/{start.StepsPerEpoch}", $"loss {Figure("loss", step.MeanLoss)}", Speed(step.RowsPerSecond), Left(step.TimeLeft));

    /// <summary>How far the epoch is.</summary>
    public string Bar(StepTaken step) => Bar((double)step.Batch / start.StepsPerEpoch);

    /// <summary>How far anything is: 0 to 1.</summary>
    public static string Bar(double share)
    {
        var full = Math.Clamp((int)(BarWidth * share), 0, BarWidth);
        return new string('█', full) + new string('░', BarWidth - full);
    }

    private static string Figure(string name, double value) => name.Contains("accuracy", StringComparison.OrdinalIgnoreCase)
        ? value.ToString("P2", CultureInfo.InvariantCulture)
        : value.ToString("F4", CultureInfo.InvariantCulture);

    private static string Left(TimeSpan? left) => left is { } time ? $@"{time:h\:mm\:ss} left" : "";

    private static string Join(params ReadOnlySpan<string> parts) => string.Join("  ", parts.ToArray().Where(p => p.Length > 0));

    private string Speed(double rowsPerSecond) => rowsPerSecond > 0 ? string.Create(CultureInfo.InvariantCulture, $"{rowsPerSecond:N0} {unit}/s") : "";

    private string Place(int epoch) => $"epoch {epoch}/{start.Epochs}";
}
