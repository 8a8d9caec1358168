namespace MLNetVision.Samples.WebApi;

/// <summary>What the model says.</summary>
internal sealed class Answer
{
    public string PredictedLabel { get; set; } = "";

    public float[] Score { get; set; } = [];
}
