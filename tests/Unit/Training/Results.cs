using MLNetVision.Training;

namespace MLNetVision.Tests.Unit.Training;

/// <summary>Results of runs, side by side.</summary>
internal static class Results
{
    /// <summary>Bit for bit.</summary>
    public static void AssertSame(TrainingResult expected, TrainingResult actual)
    {
        Assert.Equal(expected.History, actual.History);
        Assert.Equal(expected.Best, actual.Best);
        Assert.Equal((expected.Reason, expected.Steps, expected.Message), (actual.Reason, actual.Steps, actual.Message));
        foreach (var (name, weight) in expected.Weights)
        {
            Assert.Equal(weight.Bytes.ToArray(), actual.Weights[name].Bytes.ToArray());
            Assert.Equal(expected.LastWeights[name].Bytes.ToArray(), actual.LastWeights[name].Bytes.ToArray());
        }
    }
}
