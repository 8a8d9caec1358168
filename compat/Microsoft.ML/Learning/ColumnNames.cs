namespace Microsoft.ML.Compat.Learning;

/// <summary>The names that columns have unless told otherwise.</summary>
internal static class ColumnNames
{
    public const string Features = "Features";
    public const string Label = "Label";
    public const string Score = "Score";
    public const string Probability = "Probability";
    public const string PredictedLabel = "PredictedLabel";
}
