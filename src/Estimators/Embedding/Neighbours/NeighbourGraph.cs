using System.Collections.Concurrent;
using MLNetVision.Compute.Threading;
using MLNetVision.Networks.Initialisers;

namespace MLNetVision.Estimators.Embedding.Neighbours;

/// <summary>
/// Nearly exact neighbours by a navigable small-world graph in layers, HNSW (Malkov and Yashunin 2018). Points come in batches: those of a batch look for their
/// places in the graph as it was before, all at once, and are then tied in all at once; so the graph does not depend on the number of threads.
/// </summary>
internal sealed class NeighbourGraph : INeighbourSearch
{
    private const int Links = 16;
    private const int MostLayers = 12;
    private const int BuildBreadth = 100;
    private const int FirstBatch = 64;
    private const int LargestBatch = 2048;
    private const int RowsOfPart = 32;
    private readonly RowMatrix _points;
    private readonly int[] _layers;

    /// <summary>The links of a point in each layer that it is in; the lowest has twice as many.</summary>
    private readonly int[][][] _links;
    private readonly ulong _seed;
    private readonly ConcurrentBag<SeenPoints> _free = [];
    private int _entry = -1;
    private bool _isBuilt;

    public NeighbourGraph(RowMatrix points, ulong seed)
    {
        (_points, _seed, _links) = (points, seed, new int[points.Rows][][]);
        _layers = new int[points.Rows];
        var random = RandomStream.ForName(seed, "layers");
        for (var i = 0; i < points.Rows; i++)
        {
            _layers[i] = Math.Min(MostLayers, (int)(-Math.Log(1 - random.NextUniform()) / Math.Log(Links)));
        }
    }

    /// <inheritdoc/>
    public NeighbourTable OfPoints(int count, Workers workers, Action<int>? told = null)
    {
        // Tying points in takes about as long as looking for their neighbours.
        Build(workers, told is null ? null : done => told(done / 2));
        var table = new NeighbourTable(_points.Rows, count);
        Stretches.Run(workers, _points.Rows, RowsOfPart, SearchAll, told is null ? null : done => told((_points.Rows + done) / 2));
        return table;

        void SearchAll(int first, int end)
        {
            var seen = Seen();
            for (var row = first; row < end; row++)
            {
                workers.ThrowIfCancelled();
                var found = Search(_points[row], Descend(_points[row], 0), 0, Breadth(count), seen);
                table.Fill(row, _points[row], _points, Enough([.. found.Select(f => f.Index).Where(i => i != row)], row, count));
            }

            _free.Add(seen);
        }
    }

    /// <inheritdoc/>
    public int[] OfRow(ReadOnlySpan<float> row, int count)
    {
        if (!_isBuilt)
        {
            using var workers = new Workers(1, CancellationToken.None);
            Build(workers, null);
        }

        var seen = Seen();
        var found = Search(row, Descend(row, 0), 0, Breadth(count), seen);
        _free.Add(seen);
        var table = new NeighbourTable(1, count);
        table.Fill(0, row, _points, Enough([.. found.Select(f => f.Index)], -1, count));
        return table.Indices;
    }

    private SeenPoints Seen() => _free.TryTake(out var seen) ? seen : new SeenPoints(_points.Rows);

    /// <summary>How many candidates a search keeps: a third more than are wanted finds all but a few in a hundred thousand pairs.</summary>
    private static int Breadth(int count) => Math.Max(count + (count / 3), BuildBreadth);

    /// <summary>What the graph does not reach, because it fell apart, comes from the front of the points.</summary>
    private int[] Enough(int[] found, int self, int count) => found.Length >= count
        ? found
        : [.. found.Concat(Enumerable.Range(0, _points.Rows).Where(i => i != self)).Distinct().Take(count)];

    private void Build(Workers workers, Action<int>? told)
    {
        if (_isBuilt)
        {
            return;
        }

        _entry = -1;
        int[] order = [.. Enumerable.Range(0, _points.Rows)];
        RandomStream.ForName(_seed, "order").Shuffle<int>(order);
        for (var done = 0; done < order.Length;)
        {
            var count = done == 0 ? 1 : Math.Min(order.Length - done, Math.Min(LargestBatch, Math.Max(1, Math.Max(FirstBatch, done) / 8)));
            Insert(order.AsSpan(done, count).ToArray(), workers);
            done += count;
            told?.Invoke(done);
        }

        _isBuilt = true;
    }

    private void Insert(int[] batch, Workers workers)
    {
        var near = new Near[batch.Length][][];
        if (_entry >= 0)
        {
            workers.Ranges(batch.Length, RowsOfPart, (first, end) =>
            {
                var seen = Seen();
                for (var i = first; i < end; i++)
                {
                    near[i] = Places(batch[i], seen);
                }

                _free.Add(seen);
            });
        }

        workers.Ranges(batch.Length, RowsOfPart, (first, end) =>
        {
            for (var i = first; i < end; i++)
            {
                var (point, found) = (batch[i], near[i] ?? []);
                _links[point] = [.. Enumerable.Range(0, _layers[point] + 1).Select(l => l < found.Length ? Choose(found[l], Links) : [])];
            }
        });
        Tie(batch, workers);
        foreach (var point in batch)
        {
            _entry = _entry < 0 || _layers[point] > _layers[_entry] ? point : _entry;
        }
    }

    /// <summary>The nearest in each layer that the point will be in.</summary>
    private Near[][] Places(int point, SeenPoints seen)
    {
        var top = Math.Min(_layers[point], _layers[_entry]);
        var places = new Near[top + 1][];
        var start = Descend(_points[point], top);
        for (var layer = top; layer >= 0; layer--)
        {
            places[layer] = Search(_points[point], start, layer, BuildBreadth, seen);
            start = places[layer][0].Index;
        }

        return places;
    }

    /// <summary>Ties the points that were there already to those of a batch that have chosen them; each takes all of its own at once.</summary>
    private void Tie(int[] batch, Workers workers)
    {
        var chosen = batch.SelectMany(p => _links[p].SelectMany((others, layer) => others.Select(o => (Other: o, Layer: layer, Point: p))))
            .GroupBy(c => (c.Other, c.Layer), c => c.Point).ToArray();
        workers.Ranges(chosen.Length, RowsOfPart, (first, end) =>
        {
            for (var i = first; i < end; i++)
            {
                var (other, layer) = chosen[i].Key;
                int[] more = [.. _links[other][layer], .. chosen[i]];
                var most = layer == 0 ? 2 * Links : Links;
                _links[other][layer] = more.Length <= most ? more : Choose(Sorted(other, more), most);
            }
        });
    }

    private Near[] Sorted(int point, int[] others)
    {
        var near = Array.ConvertAll(others, o => new Near(RowMatrix.NearSquare(_points[point], _points[o]), o));
        Array.Sort(near);
        return near;
    }

    /// <summary>Of the nearest, those that are nearer to the point than to one already chosen: links go in all directions. The rest fill up.</summary>
    private int[] Choose(Near[] nearest, int most)
    {
        var (chosen, left) = (new List<int>(most), new List<int>());
        foreach (var candidate in nearest)
        {
            if (chosen.Count == most)
            {
                break;
            }

            var isOpen = chosen.TrueForAll(c => RowMatrix.NearSquare(_points[c], _points[candidate.Index]) > candidate.Square);
            (isOpen ? chosen : left).Add(candidate.Index);
        }

        chosen.AddRange(left.Take(most - chosen.Count));
        return [.. chosen];
    }

    /// <summary>Goes down from the entry, in each layer to the nearest that it sees, to above a layer.</summary>
    private int Descend(ReadOnlySpan<float> row, int layer)
    {
        var at = new Near(RowMatrix.NearSquare(row, _points[_entry]), _entry);
        for (var l = _layers[_entry]; l > layer; l--)
        {
            for (var moved = true; moved;)
            {
                moved = false;
                foreach (var other in _links[at.Index][l])
                {
                    var near = new Near(RowMatrix.NearSquare(row, _points[other]), other);
                    (at, moved) = near.CompareTo(at) < 0 ? (near, true) : (at, moved);
                }
            }
        }

        return at.Index;
    }

    private Near[] Search(ReadOnlySpan<float> row, int start, int layer, int breadth, SeenPoints seen)
    {
        seen.Forget();
        seen.Add(start);
        var first = new Near(RowMatrix.NearSquare(row, _points[start]), start);
        var open = new PriorityQueue<Near, Near>([(first, first)]);
        var best = new PriorityQueue<Near, Near>([(first, first)], Comparer<Near>.Create(static (a, b) => b.CompareTo(a)));
        while (open.TryDequeue(out var next, out _) && (best.Count < breadth || next.CompareTo(best.Peek()) <= 0))
        {
            foreach (var other in _links[next.Index][layer])
            {
                if (!seen.Add(other))
                {
                    continue;
                }

                var near = new Near(RowMatrix.NearSquare(row, _points[other]), other);
                if (best.Count < breadth)
                {
                    open.Enqueue(near, near);
                    best.Enqueue(near, near);
                }
                else if (near.CompareTo(best.Peek()) < 0)
                {
                    open.Enqueue(near, near);
                    best.EnqueueDequeue(near, near);
                }
            }
        }

        Near[] found = [.. best.UnorderedItems.Select(i => i.Element)];
        Array.Sort(found);
        return found;
    }

    /// <summary>A point and its squared distance, in single precision: those that are found are measured again.</summary>
    private readonly record struct Near(float Square, int Index) : IComparable<Near>
    {
        public int CompareTo(Near other) => Square != other.Square ? Square.CompareTo(other.Square) : Index.CompareTo(other.Index);
    }

    /// <summary>Which points a search has met.</summary>
    private sealed class SeenPoints(int points)
    {
        private readonly int[] _rounds = new int[points];
        private int _round;

        public void Forget() => _round++;

        public bool Add(int point)
        {
            var isNew = _rounds[point] != _round;
            _rounds[point] = _round;
            return isNew;
        }
    }
}
