"""The cases of networks_ops.py: each op over the options that matter."""


def x(*dims, low=-2, high=2, batch=True, gradient=True):
    return {"kind": "uniform", "low": low, "high": high, "dims": list(dims), "batch": batch, "gradient": gradient}


def numbers(*dims, below, ignored=None):
    return {"kind": "classes", "dims": list(dims), "below": below, "batch": True, **({} if ignored is None else {"ignored": ignored})}


def of_kind(kind, *dims):
    return {"kind": kind, "dims": list(dims), "batch": True}


def class_weights(count):
    return x(count, low=0.25, high=2, batch=False, gradient=False)


def one(op, *inputs, **attributes):
    """A single step."""
    names = [f"x{i}" if op not in LOSSES or i != 1 else "target" for i in range(len(inputs))]
    return [("op", op, attributes, names)], dict(zip(names, inputs))


LOSSES = ("MeanSquaredError", "MeanAbsoluteError", "SmoothL1", "BinaryCrossEntropy", "Hinge", "CrossEntropy",
          "NegativeLogLikelihood", "MultiClassHinge", "Focal")


def convolutions():
    def conv(channels, kernel, *dims, **more):
        return one("Conv2d", x(*dims), channels=channels, kernel=list(kernel), **more)

    yield conv(5, (3, 3), 2, 3, 7, 8)
    yield conv(5, (3, 3), 2, 3, 7, 8, hasBias=False)
    yield conv(4, (1, 1), 3, 6, 5, 4)
    yield conv(4, (1, 1), 2, 5, 7, 6, stride=[2, 2])
    yield conv(4, (3, 2), 2, 3, 9, 8, stride=[2, 3])
    yield conv(4, (3, 3), 2, 3, 6, 7, padding=[1, 1, 1, 1])
    yield conv(4, (3, 4), 2, 3, 6, 7, padding=[2, 0, 1, 3])
    yield conv(4, (3, 3), 2, 3, 7, 8, padding="same")
    yield conv(4, (4, 5), 2, 3, 7, 10, padding="same", stride=[2, 3])
    yield conv(4, (3, 3), 2, 2, 9, 9, dilation=[2, 3])
    yield conv(4, (3, 2), 2, 2, 10, 9, dilation=[2, 1], padding="same", stride=[1, 2])
    yield conv(6, (3, 3), 2, 4, 6, 6, groups=2, padding=[1, 1, 1, 1])
    yield conv(9, (1, 1), 2, 6, 4, 5, groups=3)
    yield conv(5, (3, 3), 2, 5, 8, 7, groups=5, padding=[1, 1, 1, 1])
    yield conv(6, (3, 3), 2, 3, 8, 7, groups=3, stride=[2, 2], padding=[1, 1, 1, 1])
    yield conv(16, (5, 5), 1, 16, 9, 9, groups=16, padding="same", dilation=[2, 2])
    yield conv(17, (3, 3), 2, 33, 5, 6, padding=[1, 1, 1, 1])
    yield conv(32, (7, 7), 1, 3, 17, 15, stride=[2, 2], padding=[3, 3, 3, 3])
    yield conv(3, (5, 4), 2, 2, 5, 4)
    yield conv(8, (3, 3), 1, 8, 1, 1, padding=[1, 1, 1, 1])
    yield conv(4, (11, 11), 1, 3, 23, 23, stride=[4, 4], padding=[2, 2, 2, 2])

    def conv1d(channels, kernel, *dims, **more):
        return one("Conv1d", x(*dims), channels=channels, kernel=kernel, **more)

    yield conv1d(4, 3, 2, 3, 9)
    yield conv1d(4, 3, 2, 3, 9, hasBias=False, stride=2)
    yield conv1d(4, 4, 2, 4, 11, paddingBefore=3, paddingAfter=1, stride=3, groups=2)
    yield conv1d(6, 3, 2, 6, 12, dilation=3, groups=6, paddingBefore=2, paddingAfter=4)
    yield conv1d(17, 1, 3, 5, 8)


def transposed_convolutions():
    def deconv(channels, kernel, *dims, **more):
        return one("ConvTranspose2d", x(*dims), channels=channels, kernel=list(kernel), **more)

    yield deconv(4, (3, 3), 2, 3, 4, 5)
    yield deconv(4, (2, 2), 2, 3, 4, 5, stride=[2, 2], hasBias=False)
    yield deconv(4, (4, 4), 2, 3, 4, 5, stride=[2, 2], padding=[1, 1, 1, 1])
    yield deconv(4, (3, 3), 2, 3, 4, 5, stride=[2, 2], padding=[1, 1, 1, 1], outputPadding=[1, 1])
    yield deconv(4, (3, 2), 2, 3, 4, 3, stride=[3, 2], outputPadding=[2, 1])
    yield deconv(4, (3, 3), 2, 3, 4, 5, stride=[2, 1], padding=[2, 0, 1, 1])
    yield deconv(6, (3, 3), 2, 4, 4, 4, groups=2, stride=[2, 2], padding=[1, 1, 1, 1])
    yield deconv(3, (3, 3), 2, 3, 5, 4, groups=3, stride=[2, 2])
    yield deconv(4, (2, 3), 2, 3, 4, 4, dilation=[3, 2])
    yield deconv(4, (1, 1), 2, 3, 4, 4, stride=[2, 2])
    yield deconv(17, (4, 4), 1, 16, 3, 3, stride=[2, 2], padding=[1, 1, 1, 1])


def pools():
    for kind in ("MaxPool2d", "AveragePool2d"):
        def pool(kernel, stride, *dims, **more):
            return one(kind, x(*dims), kernel=list(kernel), stride=list(stride), **more)

        yield pool((2, 2), (2, 2), 2, 3, 6, 8)
        yield pool((3, 3), (2, 2), 2, 3, 9, 7, padding=[1, 1, 1, 1])
        yield pool((3, 2), (1, 3), 2, 3, 6, 8)
        yield pool((2, 2), (2, 2), 2, 3, 7, 5)
        yield pool((2, 2), (2, 2), 2, 3, 7, 5, ceiling=True)
        yield pool((3, 3), (2, 2), 2, 3, 8, 6, padding=[1, 1, 1, 1], ceiling=True)
        yield pool((2, 2), (3, 3), 1, 2, 9, 8, ceiling=True)
        yield pool((3, 3), (2, 2), 2, 3, 8, 7, padding="same")
        yield pool((2, 3), (1, 2), 2, 3, 6, 7, padding=[1, 0, 0, 1])
        yield pool((5, 5), (1, 1), 1, 17, 5, 6, padding=[2, 2, 2, 2])
    yield one("MaxPool2d", x(2, 3, 9, 9), kernel=[3, 2], stride=[1, 2], dilation=[2, 3])
    yield one("MaxPool2d", x(2, 3, 9, 8), kernel=[3, 3], stride=[2, 2], dilation=[2, 1], padding=[1, 1, 1, 1])
    yield one("MaxPool2d", x(2, 3, 6, 8), kernel=[2, 2], stride=[2, 2], withIndices=True)
    yield one("MaxPool2d", x(2, 3, 7, 8), kernel=[3, 3], stride=[2, 2], padding=[1, 1, 1, 1], withIndices=True)
    yield one("AveragePool2d", x(2, 3, 9, 7), kernel=[3, 3], stride=[2, 2], padding=[1, 1, 1, 1], countPadding=False)
    yield one("AveragePool2d", x(2, 3, 8, 6), kernel=[3, 3], stride=[2, 2], padding=[1, 1, 1, 1], countPadding=False, ceiling=True)
    yield one("AveragePool2d", x(2, 3, 8, 7), kernel=[3, 3], stride=[2, 2], padding="same", countPadding=False)
    yield one("AveragePool2d", x(2, 3, 6, 7), kernel=[2, 3], stride=[1, 2], padding=[1, 0, 0, 1], countPadding=False)
    for kind in ("Average", "Max"):
        for output, size in ([1, 1], (7, 5)), ([2, 3], (6, 9)), ([3, 4], (7, 9)), ([5, 7], (3, 4)), ([4, 4], (4, 4)):
            yield one("AdaptivePool2d", x(2, 3, *size), output=output, kind=kind)


def unpooling():
    for kernel, stride, padding in ([2, 2], [2, 2], [0] * 4), ([3, 3], [2, 2], [1] * 4):
        pooling = {"kernel": kernel, "stride": stride, "padding": padding, "withIndices": True}
        steps = [("pool", "MaxPool2d", pooling, ["x0"]), ("unpool", "MaxUnpool2d", {}, ["pool", "pool:1", "x0"])]
        yield steps, {"x0": x(2, 3, 7, 8)}
    steps = [("pool", "MaxPool2d", {"kernel": [2, 2], "stride": [2, 2], "withIndices": True}, ["x0"]), ("unpool", "MaxUnpool2d", {}, ["x1", "pool:1", "x0"])]
    yield steps, {"x0": x(2, 3, 6, 8), "x1": x(2, 3, 3, 4)}


def pictures():
    for factor in [2, 2], [1, 3], [4, 2]:
        yield one("Upsample2d", x(2, 3, 4, 5), factor=factor)
        yield one("Upsample2d", x(2, 3, 4, 5), factor=factor, kind="Bilinear")
        yield one("Upsample2d", x(2, 3, 4, 5), factor=factor, kind="Bilinear", alignCorners=True)
    yield one("Upsample2d", x(1, 2, 1, 1), factor=[3, 2], kind="Bilinear")
    yield one("Upsample2d", x(1, 2, 1, 1), factor=[3, 2], kind="Bilinear", alignCorners=True)
    yield one("Pad2d", x(2, 3, 4, 5), amount=[1, 2, 0, 3])
    yield one("Pad2d", x(2, 3, 4, 5), amount=[1, 2, 0, 3], value=-1.5)
    yield one("Pad2d", x(2, 3, 4, 5), amount=[1, 2, 0, 3], kind="Edge")
    yield one("Pad2d", x(2, 3, 4, 5), amount=[3, 2, 1, 4], kind="Reflect")


def activations():
    wide = x(3, 5, 4, 6, low=-8, high=8)
    for op in "Sigmoid Tanh HardTanh Softplus Softsign Relu Relu6 LeakyRelu Elu Selu Gelu Silu HardSwish HardSigmoid".split():
        yield one(op, wide)
        yield one(op, x(3, 7))
    for op, attributes in [
            ("HardTanh", {"min": -0.5, "max": 2.5}), ("Softplus", {"beta": 2.5}), ("LeakyRelu", {"slope": 0.2}), ("Elu", {"alpha": 0.3}),
            ("Gelu", {"tanhApproximation": True}), ("ParametricRelu", {}), ("ParametricRelu", {"perChannel": True}),
            ("RandomisedLeakyRelu", {"lower": 0.25, "upper": 0.25}), ("Dropout", {"probability": 0})]:
        yield one(op, wide, **attributes)
    for op in "Sigmoid Tanh Softplus Gelu Silu Elu Selu".split():
        yield one(op, x(2, 19, low=-40, high=40))


def arithmetic():
    for op in "Add Subtract Multiply".split():
        yield one(op, x(2, 3, 4, 5), x(2, 3, 4, 5))
        yield one(op, x(2, 3, 4, 5), x(3, 1, 1, batch=False))
        yield one(op, x(2, 3, 1, 1), x(2, 3, 4, 5))
        yield one(op, x(2, 3, 1, 5), x(2, 1, 4, 1))
        yield one(op, x(2, 6), x(6, batch=False))
        yield one(op, x(1, batch=False), x(2, 3, 4))
    for dims, axis in ((3, 7), -1), ((3, 7), 1), ((2, 5, 3, 4), 1), ((2, 5, 3, 4), 3), ((2, 5, 3, 4), 2):
        yield one("Softmax", x(*dims, low=-5, high=5), axis=axis)
        yield one("LogSoftmax", x(*dims, low=-5, high=5), axis=axis)
    yield one("LogSoftmax", x(3, 6, low=-80, high=80))
    for kind in "Sum Mean Max Min".split():
        for axes, keep in ([2, 3], False), ([2, 3], True), ([1], False), ([-1], True), ([1, 3], False):
            yield one("Reduce", x(2, 3, 4, 5), kind=kind, axes=axes, keepAxes=keep)


def arrangements():
    yield one("Concat", x(2, 3, 4, 5), x(2, 1, 4, 5), x(2, 6, 4, 5))
    yield one("Concat", x(2, 3, 4, 5), x(2, 3, 2, 5), axis=2)
    yield one("Concat", x(2, 3), x(2, 5), axis=-1)
    yield one("Slice", x(2, 7, 4, 5), axis=1, start=2, length=3)
    yield one("Slice", x(2, 7, 4, 5), axis=1, start=1, length=3, step=2)
    yield one("Slice", x(2, 3, 8, 5), axis=2, start=0, length=4, step=2)
    yield one("Slice", x(2, 3, 4, 9), axis=-1, start=3, length=2, step=5)
    yield one("Flatten", x(2, 3, 4, 5))
    yield one("Flatten", x(2, 3, 4, 5), axis=2)
    yield one("Reshape", x(2, 3, 4, 5), target=["N", 5, 12])
    yield one("Reshape", x(2, 24), target=["N", 4, 2, 3])
    yield one("Transpose", x(2, 3, 4, 5), order=[0, 2, 3, 1])
    yield one("Transpose", x(2, 3, 4, 5), order=[0, 3, 1, 2])
    yield one("Transpose", x(2, 3, 4), order=[0, 2, 1])


def layers():
    yield one("Dense", x(3, 7), units=5)
    yield one("Dense", x(3, 7), units=5, hasBias=False)
    yield one("Dense", x(3, 7), units=5, transposed=True)
    yield one("Dense", x(2, 4, 7), units=3)
    yield one("Dense", x(5, 33), units=17)
    yield one("Dense", x(1, 1), units=1)
    yield one("Embedding", numbers(3, 6, below=9), count=9, size=5)
    yield one("Embedding", numbers(4, below=3), count=3, size=16)
    for dims in (4, 5, 3, 6), (6, 17), (3, 4, 7), (8, 3, 1, 1):
        yield one("BatchNorm", x(*dims))
    yield one("BatchNorm", x(4, 5, 3, 6), affine=False)
    yield one("BatchNorm", x(4, 5, 3, 6, low=90, high=100), epsilon=0.01, momentum=0.3)
    for axes in 1, 2, 3:
        yield one("LayerNorm", x(3, 4, 5, 6), axes=axes)
    yield one("LayerNorm", x(3, 5, 19), epsilon=0.1)
    yield one("LayerNorm", x(3, 8), affine=False)
    for groups in 1, 2, 6:
        yield one("GroupNorm", x(3, 6, 4, 3), groups=groups)
    yield one("GroupNorm", x(3, 8), groups=2, epsilon=0.1, affine=False)
    for size in 1, 2, 3, 5, 8:
        yield one("LocalResponseNorm", x(2, 7, 3, 4), size=size, alpha=0.5)
    yield one("LocalResponseNorm", x(2, 7, 3, 4), size=5, alpha=2.0, beta=0.5, k=2.0)
    yield one("LocalResponseNorm", x(2, 6, 5), size=3, alpha=0.3)


def recurrences():
    for op, states in ("Rnn", 1), ("Lstm", 2), ("Gru", 1):
        yield one(op, x(3, 5, 4), units=6)
        yield one(op, x(2, 1, 3), units=17)
        yield one(op, x(3, 5, 4), *[x(3, 6, low=-1, high=1)] * states, units=6)
        yield one(op, x(1, 9, 2), *[x(1, 3, low=-1, high=1)] * states, units=3)
    yield one("Rnn", x(3, 5, 4), units=6, rectified=True)
    yield one("Rnn", x(3, 5, 4), x(3, 6, low=-1, high=1), units=6, rectified=True)
    yield one("Lstm", x(3, 5, 4), units=6, peepholes=True)
    yield one("Lstm", x(3, 5, 4), x(3, 6, low=-1, high=1), x(3, 6, low=-1, high=1), units=6, peepholes=True)


def losses():
    for more in {}, {"reduction": "Sum"}:
        for op in "MeanSquaredError MeanAbsoluteError".split():
            yield one(op, x(3, 4, 5), x(3, 4, 5), **more)
        for beta in 1, 0.4:
            yield one("SmoothL1", x(3, 4, 5), x(3, 4, 5), beta=beta, **more)
        yield one("BinaryCrossEntropy", x(3, 4, 5, low=-30, high=30), x(3, 4, 5, low=0, high=1), **more)
        yield one("BinaryCrossEntropy", x(3, 4, low=0.02, high=0.98), x(3, 4, low=0, high=1), fromLogits=False, **more)
        for attributes in {}, {"margin": 0.5}, {"squared": True}:
            yield one("Hinge", x(3, 7), of_kind("signs", 3, 7), **attributes, **more)
        yield from class_losses(more)


def class_losses(more):
    scores, dense = x(7, 5, low=-4, high=4), x(2, 4, 3, 3, low=-4, high=4)
    target, dense_target = numbers(7, below=5), numbers(2, 3, 3, below=4)
    holes, dense_holes = numbers(7, below=5, ignored=-100), numbers(2, 3, 3, below=4, ignored=3)
    for op in "CrossEntropy NegativeLogLikelihood MultiClassHinge Focal".split():
        yield one(op, scores, target, **more)
        yield one(op, scores, target, class_weights(5), **more)
        yield one(op, scores, holes, class_weights(5), **more)
        yield one(op, dense, dense_target, **more)
        yield one(op, dense, dense_holes, class_weights(4), ignoredClass=3, **more)
    for smoothing in 0.1, 0.5:
        yield one("CrossEntropy", scores, target, smoothing=smoothing, **more)
        yield one("CrossEntropy", scores, holes, class_weights(5), smoothing=smoothing, **more)
    yield one("CrossEntropy", dense, dense_holes, class_weights(4), smoothing=0.1, ignoredClass=3, **more)
    for smoothing in 0, 0.2:
        yield one("CrossEntropy", scores, of_kind("probabilities", 7, 5), smoothing=smoothing, **more)
        yield one("CrossEntropy", scores, of_kind("probabilities", 7, 5), class_weights(5), smoothing=smoothing, **more)
        yield one("CrossEntropy", dense, of_kind("probabilities", 2, 4, 3, 3), smoothing=smoothing, **more)
    yield one("CrossEntropy", x(5, 3, low=-200, high=200), numbers(5, below=3), **more)
    yield one("MultiClassHinge", scores, target, squared=True, margin=0.5, **more)
    for gamma in 0, 0.5, 3:
        yield one("Focal", scores, target, gamma=gamma, **more)


def all_cases():
    for group in (convolutions, transposed_convolutions, pools, unpooling, pictures, activations, arithmetic, arrangements, layers, recurrences, losses):
        yield from group()
