namespace MLNetVision.Transforms.Persistence.Container;

/// <summary>The entries of a container.</summary>
internal static class EntryNames
{
    public const string Manifest = "manifest.json";

    public const string Network = "network.json";

    public const string Weights = "weights.safetensors";

    public const string TrainingWeights = "training/weights.safetensors";

    public const string TrainingOptimizer = "training/optimizer.safetensors";

    public const string TrainingCounters = "training/counters.json";

    public const string Documents = "documents/";

    public const string Json = ".json";
}
