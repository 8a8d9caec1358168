namespace MLNetVision.Samples.ImageRegression;

/// <summary>What the model reads.</summary>
internal sealed class Reading
{
    public float Score { get; set; }
}
