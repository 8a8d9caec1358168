namespace MLNetVision.Training.Data;

/// <summary>
/// Pictures and the objects in them, whatever format they come from: <see cref="PascalVoc"/>, <see cref="CocoJson"/>, <see cref="YoloText"/>, <see
/// cref="VottJson"/>.
/// </summary>
/// <param name="Classes">The classes' names; an object's label is its place here.</param>
/// <param name="Pictures">The pictures, also those without objects.</param>
public sealed record AnnotationSet(IReadOnlyList<string> Classes, IReadOnlyList<AnnotatedPicture> Pictures)
{
    /// <summary>How many objects there are.</summary>
    public int ObjectCount => Pictures.Sum(p => p.Objects.Count);

    /// <summary>How many objects of each class there are.</summary>
    public IReadOnlyList<int> CountsByClass()
    {
        var counts = new int[Classes.Count];
        foreach (var item in Pictures.SelectMany(p => p.Objects))
            counts[item.Label]++;
        return counts;
    }

    /// <summary>Throws where a label is no class, or names are empty or twice: a writer could not say them.</summary>
    internal void Check(string owner)
    {
        if (Classes.Any(string.IsNullOrWhiteSpace) || Classes.Distinct(StringComparer.Ordinal).Count() < Classes.Count)
            throw new ArgumentException($"{owner}: classes have to have different names, none of them empty, not '{string.Join("', '", Classes)}'.");
        foreach (var picture in Pictures)
        {
            for (var i = 0; i < picture.Objects.Count; i++)
                Check(owner, picture, i);
        }
    }

    private void Check(string owner, AnnotatedPicture picture, int place)
    {
        var (label, box) = (picture.Objects[place].Label, picture.Objects[place].Box);
        if ((uint)label >= (uint)Classes.Count)
            throw new ArgumentException($"{owner}: object {place} of '{picture.File}' has label {label}; labels are 0 to {Classes.Count - 1}.");
        if (!box.HasArea)
            throw new ArgumentException($"{owner}: object {place} of '{picture.File}' has no area: {box}. Leave it out.");
    }
}
