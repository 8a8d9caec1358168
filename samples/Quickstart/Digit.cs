namespace MLNetVision.Samples.Quickstart;

/// <summary>One picture file and what it shows.</summary>
internal sealed class Digit
{
    public string File { get; set; } = "";

    public string Label { get; set; } = "";
}
