namespace MLNetVision.Training.Data;

/// <summary>Classes in the order of their names, whatever order files were read in.</summary>
internal static class SortedClasses
{
    public static AnnotationSet Of(IReadOnlyList<string> names, IReadOnlyList<AnnotatedPicture> pictures)
    {
        string[] sorted = [.. names.Order(StringComparer.Ordinal)];
        var labels = names.Select(name => Array.BinarySearch(sorted, name, StringComparer.Ordinal)).ToArray();
        return new AnnotationSet(sorted, [.. pictures.Select(p => p with { Objects = [.. p.Objects.Select(o => o with { Label = labels[o.Label] })] })]);
    }
}
