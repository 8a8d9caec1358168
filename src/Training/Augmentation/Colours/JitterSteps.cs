using System.Runtime.CompilerServices;

namespace MLNetVision.Training.Augmentation;

/// <summary>What a colour jitter changes.</summary>
internal enum JitterKind
{
    Brightness,
    Contrast,
    Saturation,
    Hue,
}

/// <summary>Up to four changes of colour in their order.</summary>
internal struct JitterSteps
{
    private Four _steps;

    public int Count { get; private set; }

    public readonly (JitterKind Kind, float Value) this[int index] => _steps[index];

    public void Add(JitterKind kind, float value) => _steps[Count++] = (kind, value);

    [InlineArray(4)]
    private struct Four
    {
        private (JitterKind Kind, float Value) _first;
    }
}
