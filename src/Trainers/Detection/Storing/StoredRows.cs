namespace MLNetVision.Trainers.Detection;

/// <summary>Rows of numbers that are kept on disk, [Count, Width].</summary>
internal sealed record StoredRows(int Width, float[] Values)
{
    public int Count => Width == 0 ? 0 : Values.Length / Width;

    public ReadOnlySpan<float> this[int row] => Values.AsSpan(row * Width, Width);
}
