using MLNetVision.Imaging.Jpeg.Kernels;

namespace MLNetVision.Imaging.Jpeg.Decoding;

/// <summary>Decodes the units of a scan, which come row by row from the left.</summary>
internal abstract class UnitDecoder
{
    /// <summary>Forgets what the units before have said.</summary>
    public abstract void Restart();

    /// <summary>Decodes a unit; false when its bits are damaged or missing.</summary>
    public abstract bool Decode(ref BitReader reader, int column, int row);

    /// <summary>Takes note that a unit is lost; its coefficients stay zero.</summary>
    public virtual void Lose(int column, int row)
    {
    }

    /// <summary>Called after the last unit of a row.</summary>
    public virtual void EndRow(int row)
    {
    }
}
