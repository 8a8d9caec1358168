using Microsoft.ML.Compat.Learning.Kernels;

namespace Microsoft.ML.Compat.Learning.Objectives;

/// <summary>
/// (Σ weight·loss + L2/2·Σ w²) / Σ weight over rows, a point being the biases, then the weights; the biases are not penalised. Rows are summed in chunks
/// that depend on their number only and the chunks in order, so the result is the same whatever the number of threads.
/// </summary>
internal abstract class RowObjective(TrainingRows rows, int biasCount, int weightCount, float l2, int threads)
{
    private const int LeastRowsOfChunk = 1024;
    private const int MaximumChunks = 16;

    private readonly ParallelOptions _parallel = new() { MaxDegreeOfParallelism = threads };
    private readonly Chunk[] _chunks = Split(rows.Count, biasCount + weightCount);

    public int RowCount => rows.Count;

    protected TrainingRows Rows => rows;

    public float Evaluate(float[] point, float[] gradient)
    {
        _chunks[0].Gradient = gradient;
        if (threads == 1)
            Array.ForEach(_chunks, chunk => Sum(chunk, point));
        else
            Parallel.ForEach(_chunks, _parallel, chunk => Sum(chunk, point));

        var loss = _chunks.Sum(chunk => chunk.Loss);
        foreach (var chunk in _chunks.AsSpan(1))
            Lanes.AddScaled(chunk.Gradient, 1, gradient);

        var scale = 1 / (float)rows.WeightSum;
        var penalty = AddPenalty(point, gradient);
        Lanes.Scale(gradient, scale);
        return ((float)loss + penalty) * scale;
    }

    /// <summary>Adds the gradient of one row's loss.</summary>
    public void AddRow(int row, float[] point, float[] gradient) => AddRows(row, row + 1, point, gradient);

    /// <summary>
    /// Adds the gradient of the rows from <paramref name="begin"/> to before <paramref name="end"/>; returns the sum of their weighted losses.
    /// </summary>
    protected abstract double AddRows(int begin, int end, float[] point, float[] gradient);

    private void Sum(Chunk chunk, float[] point)
    {
        Array.Clear(chunk.Gradient);
        chunk.Loss = AddRows(chunk.Begin, chunk.End, point, chunk.Gradient);
    }

    private float AddPenalty(float[] point, float[] gradient)
    {
        if (l2 == 0)
            return 0;
        var squares = 0.0;
        for (var i = biasCount; i < point.Length; i++)
        {
            squares += point[i] * point[i];
            gradient[i] += l2 * point[i];
        }

        return (float)(squares * l2 * 0.5);
    }

    private static Chunk[] Split(int count, int length)
    {
        var chunks = new Chunk[Math.Clamp((count + LeastRowsOfChunk - 1) / LeastRowsOfChunk, 1, MaximumChunks)];
        for (var i = 0; i < chunks.Length; i++)
        {
            chunks[i] = new Chunk
            {
                Begin = (int)((long)count * i / chunks.Length),
                End = (int)((long)count * (i + 1) / chunks.Length),
                Gradient = i == 0 ? null : new float[length],
            };
        }

        return chunks;
    }

    private sealed class Chunk
    {
        public int Begin { get; init; }

        public int End { get; init; }

        public float[] Gradient { get; set; }

        public double Loss { get; set; }
    }
}
