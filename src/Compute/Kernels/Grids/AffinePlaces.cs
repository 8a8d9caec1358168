using MLNetVision.Compute.Memory;
using MLNetVision.Compute.Threading;

namespace MLNetVision.Compute.Kernels.Grids;

/// <summary>
/// grid[n, y, x] = theta[n] (x, y, 1) over places from -1 to 1, and back. A part is a picture; it is little work beside what looks at the grid.
/// </summary>
internal sealed unsafe class AffinePlaces(int pictures, int height, int width, bool alignCorners) : IParallelWork
{
    private const int Matrix = 6;

    private readonly double[] _rows = Places(height, alignCorners);
    private readonly double[] _columns = Places(width, alignCorners);
    private float* _theta;
    private float* _grid;
    private bool _back;
    private bool _adds;

    public void There(WorkerPool pool, Floats theta, Floats grid) => Run(pool, theta, grid, back: false, adds: false);

    public void Back(WorkerPool pool, Floats grid, Floats theta, bool adds) => Run(pool, theta, grid, back: true, adds);

    void IParallelWork.Run(int part)
    {
        var theta = _theta + ((long)part * Matrix);
        var grid = _grid + ((long)part * height * width * 2);
        if (_back)
        {
            Sum(grid, theta);
            return;
        }

        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++, grid += 2)
            {
                grid[0] = (float)((theta[0] * _columns[x]) + (theta[1] * _rows[y]) + theta[2]);
                grid[1] = (float)((theta[3] * _columns[x]) + (theta[4] * _rows[y]) + theta[5]);
            }
        }
    }

    private static double[] Places(int count, bool alignCorners) =>
        [.. Enumerable.Range(0, count).Select(i => !alignCorners ? (((2.0 * i) + 1) / count) - 1 : count == 1 ? 0 : (2.0 * i / (count - 1)) - 1)];

    private void Sum(float* grid, float* theta)
    {
        var sums = stackalloc double[Matrix];
        new Span<double>(sums, Matrix).Clear();
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++, grid += 2)
            {
                for (var axis = 0; axis < 2; axis++)
                {
                    sums[3 * axis] += grid[axis] * _columns[x];
                    sums[(3 * axis) + 1] += grid[axis] * _rows[y];
                    sums[(3 * axis) + 2] += grid[axis];
                }
            }
        }

        for (var i = 0; i < Matrix; i++)
        {
            theta[i] = (float)(sums[i] + (_adds ? theta[i] : 0));
        }
    }

    private void Run(WorkerPool pool, Floats theta, Floats grid, bool back, bool adds)
    {
        _theta = theta.Start;
        _grid = grid.Start;
        (_back, _adds) = (back, adds);
        pool.Run(pictures, this);
    }
}
