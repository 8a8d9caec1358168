namespace Microsoft.ML.Compat.Learning;

/// <summary>The values of the annotations ScoreColumnKind and ScoreValueKind.</summary>
internal static class ScoreKinds
{
    public const string Binary = "BinaryClassification";
    public const string Multiclass = "MulticlassClassification";
    public const string Regression = "Regression";
    public const string Clustering = "Clustering";
}
