namespace MLNetVision.Trainers.Detection;

/// <summary>Pictures that are read anew by each stage, one after the other and always in the same order: they need not fit into memory.</summary>
internal interface ILabelledPictures
{
    /// <summary>The classes by name; an object's label is the place of its class.</summary>
    IReadOnlyList<string> Classes { get; }

    IEnumerable<LabelledPicture> Read();
}
