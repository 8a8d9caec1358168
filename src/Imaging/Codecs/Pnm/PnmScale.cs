namespace MLNetVision.Imaging;

/// <summary>Scales samples from 0 to a file's own maximum to the full range, rounded to the nearest.</summary>
internal readonly struct PnmScale(int maximum, int full)
{
    internal bool IsIdentity => maximum == full;

    internal int Apply(int sample) => sample <= maximum
        ? (int)(((2L * sample * full) + maximum) / (2L * maximum))
        : throw new ImageFormatException($"PNM: a sample is {sample}, above the maximum {maximum} that the header says. The file is damaged.");
}
