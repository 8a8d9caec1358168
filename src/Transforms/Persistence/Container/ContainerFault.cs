namespace MLNetVision.Transforms.Persistence.Container;

/// <summary>A rule that a container breaks; the file's name is told by who knows it.</summary>
internal sealed class ContainerFault(string rule) : Exception(rule)
{
    /// <summary>What to do about it.</summary>
    public string Advice { get; init; } = "Copy or save the file again.";
}
