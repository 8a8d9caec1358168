using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Onnx;
using MLNetVision.Onnx.Proto;
using MLNetVision.Tests.Contracts.Workout;

namespace MLNetVision.Tests.Contracts.Onnx;

/// <summary>One model for many readers, and its end.</summary>
public sealed class OnnxThreadTests
{
    private const int Workers = 6;
    private const int Rows = 150;

    private readonly MLContext _context = new(1);

    [Fact]
    public void One_model_scores_on_many_threads_at_once()
    {
        var tables = Enumerable.Range(0, Workers).Select(Numbers).ToArray();
        using var model = Models.Affine().Apply().Fit(tables[0]);
        Parallel.For(0, Workers, worker =>
        {
            var scored = Snapshot.Of(model.Transform(tables[worker]));
            for (var i = 0; i < Rows; i++)
            {
                Assert.Equal([Expected(worker, i, 1), Expected(worker, i, 2), Expected(worker, i, 3)], OnnxScoringTests.Floats(scored["y"][i]));
            }
        });
    }

    [Fact]
    public void Rows_of_different_sizes_are_scored_on_many_threads_at_once()
    {
        using var model = Models.Same(OnnxType.Float, "N", "W").Apply().Fit(new Table(Column.Buffers("x", 0, Column.Dense(1f))));
        Parallel.For(1, Workers, worker =>
        {
            var data = new Table(
                Column.Buffers("x", 0, [.. Enumerable.Range(1, 10).Select(i => Column.Dense([.. Enumerable.Range(0, i + worker).Select(v => (float)v)]))]));
            var scored = Snapshot.Of(model.Transform(data));
            Assert.Equal(scored["x"], scored["y"]);
        });
    }

    [Fact]
    public void An_engine_scores_object_after_object()
    {
        var model = Models.Affine().Apply().Fit(Numbers(0));
        using var engine = _context.Model.CreatePredictionEngine<In, Out>(model);
        for (var i = 0; i < 5; i++)
        {
            Assert.Equal([i + 0.5f, 0.5f, 3.5f], engine.Predict(new In { X = [i, 0, 1] }).Y);
        }

        Assert.Equal([1.5f, 4.5f, 9.5f], engine.Predict(new In { X = [1, 2, 3] }).Y);
    }

    [Fact]
    public void A_model_can_be_disposed_of_twice()
    {
        var model = Models.Affine().Apply().Fit(Numbers(0));
        model.Dispose();
        model.Dispose();
    }

    [Fact]
    public void A_chain_disposes_of_its_model()
    {
        var data = Numbers(0);
        var chain = _context.Transforms.CopyColumns("z", "x").Append(Models.Affine().Apply()).Fit(data);
        chain.Dispose();
        Assert.ThrowsAny<Exception>(() => Snapshot.Of(chain.Transform(data)));
    }

    [Fact]
    public void Memory_does_not_grow_with_the_rows()
    {
        var data = Numbers(0);
        using var model = Models.Affine().Apply().Fit(data);
        var view = model.Transform(data);
        Drain(view);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        for (var i = 0; i < 20; i++)
        {
            Drain(view);
        }

        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, long.MinValue, 1 << 20);
    }

    private static void Drain(IDataView view)
    {
        using var cursor = view.GetRowCursor(view.Schema);
        var getter = cursor.GetGetter<VBuffer<float>>(view.Schema["y"]);
        VBuffer<float> value = default;
        while (cursor.MoveNext())
        {
            getter(ref value);
        }
    }

    private static Table Numbers(int worker) =>
        new(Column.Vector<float>("x", 3, [.. Enumerable.Range(0, Rows).Select(i => (float[])[worker + i, worker + i, worker + i])]));

    private static float Expected(int worker, int row, int factor) => ((worker + row) * factor) + 0.5f;

    private sealed class In
    {
        [VectorType(3), ColumnName("x")]
        public float[] X { get; set; } = [];
    }

    private sealed class Out
    {
        [ColumnName("y")]
        public float[] Y { get; set; } = [];
    }
}
