namespace Microsoft.ML.Compat.Learning.Objectives;

/// <summary>The usable examples of a data set, in memory: an optimiser passes over them again and again.</summary>
internal sealed class TrainingRows(int featureCount)
{
    private readonly List<FeatureRow> _features = [];
    private readonly List<float> _labels = [];
    private readonly List<float> _weights = [];

    public int FeatureCount => featureCount;

    public int Count => _labels.Count;

    public double WeightSum { get; private set; }

    public FeatureRow Features(int index) => _features[index];

    public float Label(int index) => _labels[index];

    public float Weight(int index) => _weights[index];

    public void Add(FeatureRow features, float label, float weight)
    {
        _features.Add(features);
        _labels.Add(label);
        _weights.Add(weight);
        WeightSum += weight;
    }
}
