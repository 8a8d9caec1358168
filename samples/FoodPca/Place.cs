using Microsoft.ML.Data;

namespace MLNetVision.Samples.FoodPca;

/// <summary>Where a country stands.</summary>
internal sealed class Place
{
    public string Name { get; set; } = "";

    [VectorType(1, 2)]
    public float[] Scores { get; set; } = [];
}
