using System.Globalization;

namespace MLNetVision.Torch;

/// <summary>Where the TorchSharp engine computes.</summary>
public readonly record struct Device
{
    private const int AutoIndex = -2;
    private const int CpuIndex = -1;

    // Shifted by two, so that the default value is Auto.
    private readonly int _shifted;

    private Device(int index) => _shifted = index - AutoIndex;

    /// <summary>The first CUDA device where there is one, otherwise the CPU.</summary>
    public static Device Auto => new(AutoIndex);

    /// <summary>The CPU.</summary>
    public static Device Cpu => new(CpuIndex);

    /// <summary>Whether the machine decides.</summary>
    public bool IsAuto => _shifted + AutoIndex == AutoIndex;

    /// <summary>Whether it is a CUDA device.</summary>
    public bool IsCuda => Index >= 0;

    /// <summary>The number of the CUDA device; below 0 for others.</summary>
    public int Index => _shifted + AutoIndex;

    /// <summary>A CUDA device.</summary>
    public static Device Cuda(int index = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        return new Device(index);
    }

    /// <summary>Reads "auto", "cpu", "cuda" or "cuda:1".</summary>
    public static Device Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var parts = text.Split(':', 2);
        return (parts[0].ToLowerInvariant(), parts.Length) switch
        {
            ("auto", 1) => Auto,
            ("cpu", 1) => Cpu,
            ("cuda", 1) => Cuda(),
            ("cuda", 2) when int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var index) => Cuda(index),
            _ => throw new FormatException($"A device is 'auto', 'cpu', 'cuda' or 'cuda:1', but got '{text}'."),
        };
    }

    /// <inheritdoc/>
    public override string ToString() => IsAuto ? "auto" : IsCuda ? string.Create(CultureInfo.InvariantCulture, $"cuda:{Index}") : "cpu";
}
