namespace MLNetVision.Networks;

/// <summary>What has to be known of a model beside its network and weights.</summary>
public sealed record ModelCard
{
    /// <summary>The model's name.</summary>
    public string Name { get; init; } = "";

    /// <summary>What it is for, in a sentence.</summary>
    public string Description { get; init; } = "";

    /// <summary>How pictures become its input.</summary>
    public Preprocessing Preprocessing { get; init; } = new();

    /// <summary>The classes, in the order of its scores.</summary>
    public IReadOnlyList<string> Labels { get; init; } = [];

    /// <summary>The licence of the weights.</summary>
    public string Licence { get; init; } = "";

    /// <summary>The paper that the network comes from.</summary>
    public string Paper { get; init; } = "";

    /// <summary>Where the weights come from: a file, or the data they were trained on.</summary>
    public string Source { get; init; } = "";

    /// <summary>The seed of the training.</summary>
    public ulong? Seed { get; init; }

    /// <summary>How it came to be, as Markdown: what was tried, on which rows, what came of it.</summary>
    public string Story { get; init; } = "";

    /// <summary>Figures by name: "accuracy", "top-5".</summary>
    public IReadOnlyDictionary<string, double> Metrics { get; init; } = new Dictionary<string, double>();
}

/// <summary>
/// How a picture becomes a network's input: resized so that its shorter side is Resize, the centre Height x Width cut out,
/// then (value / 255 - Mean) / Deviation.
/// </summary>
public sealed record Preprocessing
{
    /// <summary>The shorter side after resizing; 0 leaves the picture as it is.</summary>
    public int Resize { get; init; }

    /// <summary>Whether resizing is bicubic instead of bilinear.</summary>
    public bool Bicubic { get; init; }

    /// <summary>Rows of the input.</summary>
    public int Height { get; init; } = 224;

    /// <summary>Columns of the input.</summary>
    public int Width { get; init; } = 224;

    /// <summary>Subtracted from each channel of 0 to 1: one number a channel.</summary>
    public IReadOnlyList<float> Mean { get; init; } = [0, 0, 0];

    /// <summary>Divides each channel after that.</summary>
    public IReadOnlyList<float> Deviation { get; init; } = [1, 1, 1];
}
