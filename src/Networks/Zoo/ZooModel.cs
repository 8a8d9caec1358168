using MLNetVision.Networks.Ops;

namespace MLNetVision.Networks.Zoo;

/// <summary>A network that can be asked for by name.</summary>
public sealed class ZooModel
{
    private readonly Func<int, Size2?, int, Network> _write;

    internal ZooModel(string name, string paper, Func<int, Size2?, int, Network> write, ModelCard card, int classes = 1000)
    {
        Name = name;
        Card = card with { Name = name, Paper = paper };
        Classes = classes;
        Size = (card.Preprocessing.Height, card.Preprocessing.Width);
        Channels = card.Preprocessing.Mean.Count;
        _write = write;
    }

    /// <summary>Its name, torchvision's where that has the network.</summary>
    public string Name { get; }

    /// <summary>
    /// Its paper, how pictures become its input, and where published weights come from, if there are some: their licence and what they reach on ImageNet.
    /// </summary>
    public ModelCard Card { get; }

    /// <summary>Who described it, when and where.</summary>
    public string Paper => Card.Paper;

    /// <summary>Scores that it gives unless asked for others.</summary>
    public int Classes { get; }

    /// <summary>Height and width of its pictures unless asked for others.</summary>
    public Size2 Size { get; }

    /// <summary>Channels of its pictures unless asked for others.</summary>
    public int Channels { get; }

    /// <summary>Writes the network.</summary>
    public Network Build(int? classes = null, Size2? size = null, int? channels = null) => _write(classes ?? Classes, size ?? Size, channels ?? Channels);

    /// <inheritdoc/>
    public override string ToString() => Name;
}
